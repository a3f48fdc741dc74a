// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that a form sends to a folder of the card (protocol reference, section 9.6). The answer carries 3031. */
final class Upload {
    private static final int LARGEST = 16 << 20;
    private static final int NO_FILE = -4;
    private static final int NO_ROOM = -3;
    private static final int NAME_EXISTS = -1;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern PART_NAME =
            Pattern.compile("name=\"?fileupload[12]\"?.*?filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_NAME = Pattern.compile("[^.]{1,8}(\\.[^.]{1,3})?");

    private Upload() {}

    static Reply take(Card card, Request request, InputStream in, LocalDateTime at) throws IOException {
        if (!card.present() || card.free() <= 0) {
            return answer(NO_ROOM);
        }
        long length = Request.integer(request.headers().getOrDefault("content-length", "0"));
        Matcher boundary = BOUNDARY.matcher(request.headers().getOrDefault("content-type", ""));
        if (length > LARGEST) {
            return answer(NO_ROOM);
        }
        if (length <= 0 || !boundary.find()) {
            return answer(NO_FILE);
        }
        String body = new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1);
        String separator = "--" + boundary.group(1);
        for (int start = body.indexOf(separator); start >= 0; start = body.indexOf(separator, start + 1)) {
            int end = body.indexOf("\r\n" + separator, start + 1);
            int media = body.indexOf("\r\n\r\n", start);
            if (end < 0 || media < 0 || media > end) {
                continue;
            }
            Matcher name = PART_NAME.matcher(body.substring(start, media));
            if (name.find() && !name.group(1).isEmpty()) {
                byte[] content = body.substring(media + 4, end).getBytes(StandardCharsets.ISO_8859_1);
                return answer(keep(card, request.path(), name.group(1), content, at));
            }
        }
        return answer(NO_FILE);
    }

    private static int keep(Card card, String folder, String sent, byte[] content, LocalDateTime at) {
        String bare = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String name = SHORT_NAME.matcher(bare).matches() ? bare.toUpperCase(Locale.ROOT) : bare;
        if (card.file(folder + "/" + name).isPresent()) {
            return NAME_EXISTS;
        }
        card.put(new CardFile(folder, name, at, false, new Content.Bytes(content)));
        return 0;
    }

    private static Reply answer(int status) {
        return Reply.xml(Answers.status(3031, status));
    }
}
