// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.Microphone;
import org.holdfast.ui.stage.ScriptedTalk;
import org.junit.jupiter.api.Test;

class TalkSessionTest {
    private final ScriptedTalk talk = new ScriptedTalk();
    private final Notes notes = new Notes();

    /** Gives so many pieces and then is taken away. */
    private static final class Pieces implements Microphone {
        private final AtomicBoolean closed = new AtomicBoolean();
        private int left;

        Pieces(int count) {
            left = count;
        }

        @Override
        public int read(byte[] samples) {
            if (left == 0) {
                return 0;
            }
            left--;
            return samples.length;
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }

    private static final class Notes implements TalkSession.Listener {
        private final List<Double> levels = new CopyOnWriteArrayList<>();
        private final List<Optional<DeviceException>> ends = new CopyOnWriteArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void heard(double level) {
            levels.add(level);
        }

        @Override
        public void ended(Optional<DeviceException> failure) {
            ends.add(failure);
            ended.countDown();
        }
    }

    @Test
    void whatTheMicrophoneHearsIsSaidInPiecesOfFortyMilliseconds() throws InterruptedException {
        Pieces pieces = new Pieces(5);

        TalkSession.begin(talk, rate -> pieces, notes);

        assertThat(notes.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(talk.said).hasValue(5 * 320);
        assertThat(notes.levels).hasSize(5).containsOnly(0.0);
        assertThat(notes.ends).containsExactly(Optional.empty());
        assertThat(talk.open).hasValue(0);
        assertThat(pieces.closed).isTrue();
    }

    @Test
    void withoutAMicrophoneTheDeviceIsLeftAlone() throws InterruptedException {
        DeviceException none = new DeviceException.Media(Text.literal("none"), Text.literal("plug one in"), null);

        TalkSession.begin(
                talk,
                rate -> {
                    throw none;
                },
                notes);

        assertThat(notes.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(notes.ends).containsExactly(Optional.of(none));
        assertThat(talk.open).hasValue(0);
    }

    @Test
    void aLoudspeakerThatRefusesIsToldAndTheMicrophoneIsClosed() throws InterruptedException {
        DeviceException busy = new DeviceException.Busy("127.0.0.9", Text.literal("talking"));
        talk.fail(busy);
        Pieces pieces = new Pieces(5);

        TalkSession.begin(talk, rate -> pieces, notes);

        assertThat(notes.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(notes.ends).containsExactly(Optional.of(busy));
        await().untilTrue(pieces.closed);
    }

    @Test
    void theLevelRunsFromSilenceToTheLoudest() {
        byte[] loudest = {0, (byte) 0x80, 0, (byte) 0x80};
        byte[] quiet = {0x21, 0, 0x21, 0};

        assertThat(TalkSession.level(new byte[4], 4)).isZero();
        assertThat(TalkSession.level(loudest, 4)).isEqualTo(1, within(1e-9));
        assertThat(TalkSession.level(quiet, 4)).isZero();
        assertThat(TalkSession.level(new byte[] {0, 0x10, 0, 0x10}, 4)).isBetween(0.6, 0.7);
        assertThat(TalkSession.level(new byte[0], 0)).isZero();
    }
}
