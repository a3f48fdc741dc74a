// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;

/** When a stream that is open counts as silent. */
class PictureWatchTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestTime time = new TestTime();
    private final PictureWatch watch = new PictureWatch(time);

    /** @param received −1 where the engine does not count what arrives */
    private void after(Duration span, long decoded, long received, long bytes) {
        time.advance(span);
        watch.look(new PlayerStatistics(decoded, 0, -1, 0, bytes, 0, 0, received, -1, false));
    }

    @Test
    void whereNobodyLooksWhatArrivesIsEnough() {
        watch.begin();
        after(SECOND, 10, 10, 1000);
        watch.looked(false);
        after(PictureWatch.NEXT, 10, 50, 5000);

        assertThat(watch.silent()).isFalse();
        after(PictureWatch.NEXT.plusMillis(1), 10, 50, 9000);
        assertThat(watch.silent()).isTrue();
    }

    @Test
    void anEngineThatCountsNoPicturesIsHeldAgainstItsBytes() {
        watch.begin();
        after(SECOND, 10, -1, 1000);
        watch.looked(false);
        after(PictureWatch.NEXT, 10, -1, 5000);

        assertThat(watch.silent()).isFalse();
        after(PictureWatch.NEXT.plusMillis(1), 10, -1, 5000);
        assertThat(watch.silent()).isTrue();
    }

    @Test
    void bytesAloneMakeNoStreamLive() {
        watch.looked(false);
        watch.begin();
        after(PictureWatch.FIRST.plusMillis(1), 0, -1, 5000);

        assertThat(watch.live()).isFalse();
        assertThat(watch.silent()).isTrue();
    }

    @Test
    void whoLooksAgainMissesPicturesAndNotBytes() {
        watch.begin();
        after(SECOND, 10, -1, 1000);
        watch.looked(false);
        after(SECOND, 10, -1, 5000);
        watch.looked(true);
        after(PictureWatch.NEXT.plusMillis(1), 10, -1, 9000);

        assertThat(watch.silent()).isTrue();
        after(SECOND, 11, -1, 9500);
        assertThat(watch.silent()).isFalse();
    }
}
