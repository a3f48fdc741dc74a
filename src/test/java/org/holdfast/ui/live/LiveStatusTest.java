// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.LiveView;
import org.junit.jupiter.api.Test;

class LiveStatusTest {
    private static final Instant ASKED = Instant.parse("2026-11-21T10:00:00Z");
    private final DeviceException why = new DeviceException.TimedOut("127.0.0.1", Text.literal("playing"), null);

    @Test
    void aShortWaitShowsNothingALongerOneASkeletonAndALongOneWords() {
        assertThat(opening(200)).isEqualTo(LiveStatus.Waiting.NONE);
        assertThat(opening(300)).isEqualTo(LiveStatus.Waiting.SKELETON);
        assertThat(opening(1999)).isEqualTo(LiveStatus.Waiting.SKELETON);
        assertThat(opening(2000)).isEqualTo(LiveStatus.Waiting.WORDS);
    }

    @Test
    void aStreamThatIsLiveWithoutAPictureOnTheScreenIsStillOpening() {
        LiveView.State live = new LiveView.State.Live(Optional.empty());

        assertThat(LiveStatus.of(live, ASKED, Optional.empty(), ASKED.plusSeconds(1))
                        .phase())
                .isEqualTo(LiveStatus.Phase.OPENING);
        assertThat(LiveStatus.of(live, ASKED, Optional.of(ASKED), ASKED.plusSeconds(1))
                        .phase())
                .isEqualTo(LiveStatus.Phase.LIVE);
    }

    @Test
    void aBrokenStreamTellsTheAgeOfItsPictureAndWhenItIsTriedAgain() {
        LiveView.State broken = new LiveView.State.Reconnecting(why, Optional.of(ASKED), ASKED.plusMillis(15_400), 2);

        LiveStatus status = LiveStatus.of(broken, ASKED, Optional.of(ASKED), ASKED.plusSeconds(12));

        assertThat(status.age()).contains(Duration.ofSeconds(12));
        assertThat(status.untilTry()).contains(Duration.ofSeconds(4));
        assertThat(status.failing()).isFalse();
    }

    @Test
    void aStreamThatNeverCameIsFailingAndDoesNotCountBelowZero() {
        LiveView.State broken = new LiveView.State.Reconnecting(why, Optional.empty(), ASKED, 1);

        LiveStatus status = LiveStatus.of(broken, ASKED, Optional.empty(), ASKED.plusSeconds(3));

        assertThat(status.failing()).isTrue();
        assertThat(status.untilTry()).contains(Duration.ZERO);
        assertThat(status.word().toString()).isEqualTo("Not answering");
    }

    @Test
    void afterAWrongPasswordNothingIsCountedDown() {
        DeviceException wrong = new DeviceException.WrongCredentials("127.0.0.1:1");
        LiveView.State broken = new LiveView.State.Reconnecting(wrong, Optional.empty(), Optional.empty(), 1);

        LiveStatus status = LiveStatus.of(broken, ASKED, Optional.empty(), ASKED.plusSeconds(3));

        assertThat(status.untilTry()).isEmpty();
        assertThat(status.failure()).contains(wrong);
    }

    @Test
    void twoMomentsThatLookAlikeAreEqual() {
        LiveView.State broken = new LiveView.State.Reconnecting(why, Optional.of(ASKED), ASKED.plusSeconds(20), 1);

        assertThat(LiveStatus.of(broken, ASKED, Optional.of(ASKED), ASKED.plusMillis(3100)))
                .isEqualTo(LiveStatus.of(broken, ASKED, Optional.of(ASKED), ASKED.plusMillis(3900)));
    }

    private static LiveStatus.Waiting opening(long millis) {
        return LiveStatus.of(new LiveView.State.Opening(), ASKED, Optional.empty(), ASKED.plusMillis(millis))
                .opening();
    }
}
