// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;

/**
 * A file on its way from the camera. An answer is judged before it is handed on, because the camera says HTTP 200 to
 * everything (protocol reference, sections 2 and 9.4).
 */
final class FileTransfer implements Recordings.Transfer {
    /** What a file may have that neither list nor answer gives a size: FAT holds no more. */
    static final long LARGEST_UNTOLD = 4L << 30;

    private static final byte[] PAGE = SjcamClient.BUSY_PAGE.getBytes(StandardCharsets.ISO_8859_1);

    private final CardAnswer answer;
    private final Recording recording;
    private final Runnable ended;
    private final String where;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long from;
    private final OptionalLong total;
    private final long most;

    /**
     * Takes an answer for the file.
     *
     * @param asked the offset that was asked for
     * @param ended called once when the transfer is closed
     * @throws DeviceException.Busy when the answer is a page instead
     * @throws DeviceException when it is not the file; the answer is left open then
     */
    FileTransfer(String where, CardAnswer answer, Recording recording, long asked, Runnable ended)
            throws DeviceException, InterruptedException {
        this.where = where;
        this.answer = answer;
        this.recording = recording;
        this.ended = ended;
        this.from = begin(asked);
        this.total = whole();
        long listed = recording.size().orElse(LARGEST_UNTOLD) + recording.sizeTolerance();
        if (total.orElse(0) > Math.max(listed, LARGEST_UNTOLD)) {
            throw malformed("malformed.length");
        }
        this.most = total.orElse(listed);
    }

    private long begin(long asked) throws DeviceException, InterruptedException {
        return switch (answer.code()) {
            case 200 -> {
                requireNoPage();
                yield 0;
            }
            case 206 -> {
                if (answer.header("content-range")
                        .flatMap(ContentRange::read)
                        .filter(range -> asked > 0 && range.answers(asked, answer.announced()))
                        .isEmpty()) {
                    throw malformed("malformed.range");
                }
                yield asked;
            }
            case 416 -> throw malformed("malformed.range");
            case 404 -> throw missing(where);
            case 503 -> throw new DeviceException.Busy(where, tried());
            default ->
                throw new DeviceException.Refused(
                        where, tried(), text("refused.code", Integer.toString(answer.code())), text("advice.camera"));
        };
    }

    private OptionalLong whole() {
        if (answer.code() == 200) {
            return answer.announced();
        }
        return answer.header("content-range")
                .flatMap(ContentRange::read)
                .map(ContentRange::total)
                .orElse(OptionalLong.empty());
    }

    /** The busy answer is a page with HTTP 200, and the file itself never begins like one. */
    private void requireNoPage() throws DeviceException, InterruptedException {
        byte[] start = answer.peek(PAGE.length);
        boolean page = answer.claimsPage()
                || Arrays.equals(start, PAGE)
                || (recording.kind() != Recording.Kind.OTHER && BoundedPrefix.isWebPage(start));
        if (page) {
            throw new DeviceException.Busy(where, tried());
        }
    }

    @Override
    public long from() {
        return from;
    }

    @Override
    public OptionalLong total() {
        return total;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
        int count = answer.read(into, offset, length);
        long at = from + answer.given();
        if (at > most) {
            throw malformed("malformed.endless");
        }
        if (count < 0 && total.isEmpty() && recording.size().isPresent() && !recording.mayHave(at)) {
            throw malformed("malformed.broke-off");
        }
        return count;
    }

    @Override
    public void close() {
        answer.close();
        if (closed.compareAndSet(false, true)) {
            ended.run();
        }
    }

    private DeviceException.Malformed malformed(String key) {
        return new DeviceException.Malformed(where, tried(), text(key), null);
    }

    /** There is no such recording. */
    static DeviceException.Refused missing(String where) {
        return new DeviceException.Refused(where, tried(), text("refused.missing"), text("advice.list-again"));
    }

    static Text tried() {
        return text("tried.download");
    }
}
