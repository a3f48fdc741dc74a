// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.PlayerListener;
import org.holdfast.ui.control.Background;
import org.junit.jupiter.api.Test;

class ClipModelTest {
    private final ScriptedClips clips = new ScriptedClips();
    private final List<Throwable> crashes = new ArrayList<>();
    private final Background background = new Background(crashes::add, Runnable::run);
    private final ClipModel model = new ClipModel(
            List.of(
                    card("A.MOV", Recording.Kind.CLIP),
                    card("B.JPG", Recording.Kind.PHOTO),
                    card("C.MOV", Recording.Kind.CLIP)),
            0,
            background);

    @Test
    void opensPlaysPausesAndPlaysAgain() {
        model.open();
        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.OPENING);
        clips.last().player().state = ClipPlayer.State.PLAYING;
        clips.last().player().length = Optional.of(Duration.ofSeconds(60));
        model.toggle();
        model.toggle();

        assertThat(clips.last().player().told).containsExactly("volume 1.0", "pause", "play");
        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.PLAYING);
        assertThat(model.status().length()).hasValue(Duration.ofSeconds(60));
    }

    @Test
    void theArrowsGoFiveSecondsAndNeverBeforeTheBeginning() {
        model.open();
        clips.last().player().position = Duration.ofSeconds(7);
        model.refresh();
        model.skip(ClipModel.STEP);
        model.skip(ClipModel.STEP.negated().multipliedBy(4));

        assertThat(clips.last().player().told).containsExactly("volume 1.0", "seek 12000", "seek 0");
    }

    @Test
    void muteAndVolumeStayForTheNextClip() {
        model.open();
        model.volume(0.5);
        model.toggleMute();
        model.next();
        model.next();

        assertThat(clips.opened.getFirst().player().told).contains("volume 1.0", "volume 0.5", "volume 0.0");
        assertThat(clips.last().name()).isEqualTo("C.MOV");
        assertThat(clips.last().player().told).containsExactly("volume 0.0");
        assertThat(model.hasNext()).isFalse();
        model.toggleMute();
        assertThat(clips.last().player().told).endsWith("volume 0.5");
    }

    @Test
    void aFailureIsShownAndTriedAgain() {
        model.open();
        clips.last().listener().ended(ScriptedClips.silent());
        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.FAILED);
        assertThat(model.status().failure()).isPresent();
        model.open();

        assertThat(clips.opened).hasSize(2);
        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.OPENING);
        await().atMost(10, SECONDS)
                .until(() -> clips.opened.getFirst().player().told.contains("close"));
    }

    @Test
    void whatAnEarlierClipStillTellsIsNotTakenForThePresentOne() {
        model.open();
        PlayerListener earlier = clips.last().listener();
        model.next();
        model.next();
        earlier.ended(ScriptedClips.silent());
        earlier.opened(new FrameExchange(16, 16));

        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.OPENING);
        assertThat(model.pictures()).isEmpty();
    }

    @Test
    void aPhotoComesWholeAndHasNothingToPlay() {
        clips.photo = new byte[] {1, 2, 3};
        model.open();
        model.next();
        await().atMost(10, SECONDS).until(() -> model.photoProperty().get().isPresent());
        model.refresh();

        assertThat(model.status().phase()).isEqualTo(ClipStatus.Phase.PHOTO);
        assertThat(model.itemProperty().get().name()).isEqualTo("B.JPG");
        model.toggle();
        assertThat(clips.opened).hasSize(1);
    }

    @Test
    void disposingClosesThePlayerForGood() {
        model.open();
        model.dispose();
        model.open();

        await().atMost(10, SECONDS).until(() -> clips.last().player().told.contains("close"));
        assertThat(clips.opened).hasSize(1);
        assertThat(crashes).isEmpty();
    }

    private ClipItem card(String name, Recording.Kind kind) {
        return new ClipItem.OnCard(clips, ScriptedClips.BIKE, ScriptedClips.recording(name, kind));
    }
}
