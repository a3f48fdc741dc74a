// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.service.CardCleaning;
import org.holdfast.service.DownloadRules;
import org.holdfast.service.Downloads;
import org.holdfast.ui.stage.ScriptedCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class CardModelTest {
    @TempDir
    private Path folder;

    private final LastCamera last = new LastCamera();
    private RecordingsBench bench;
    private CardModel model;

    @BeforeEach
    void open() {
        bench = new RecordingsBench(folder);
        model = new CardModel(bench.context, last, Optional.empty());
    }

    @AfterEach
    void close() {
        model.hidden();
        assertThat(bench.screen.crashes()).isEmpty();
        bench.close();
    }

    private List<Recording> show() {
        List<Recording> some = bench.house.card.holdSome();
        bench.house.save("bike", "Bike");
        model.shown();
        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Read);
        return some;
    }

    @Test
    void withoutACameraThereIsNothingToShow() {
        model.shown();

        assertThat(model.stateProperty().get()).isEqualTo(new CardState.NoCamera());
        assertThat(model.layoutProperty().get().rows()).isEmpty();
    }

    @Test
    void theCardOfTheFirstCameraIsReadAndTheCameraOfTheLastTimeComesBack() {
        List<Recording> some = show();
        assertThat(model.camera()).map(Device::id).contains("bike");
        assertThat(model.layoutProperty().get().recordings()).hasSameElementsAs(some);

        Device garden = bench.house.save("garden", "Garden");
        bench.screen.until(() -> model.cameras().size() == 2);
        model.choose(garden);
        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Read);
        model.hidden();
        CardModel again = new CardModel(bench.context, last, Optional.empty());
        again.shown();

        assertThat(again.camera()).map(Device::id).contains("garden");
        again.hidden();
    }

    @Test
    void aCameraThatDoesNotAnswerIsReadAgainWhenItDoes() {
        bench.house.card.holdSome();
        bench.house.family.fail(new DeviceException.Unreachable("127.0.0.9", Text.literal("connecting"), null));
        Device bike = bench.house.save("bike", "Bike");
        model.shown();
        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Failed);

        bench.house.family.recover();
        try (var lease = bench.house.services().connections().open(bike)) {
            assertThat(lease.connection().device()).isEqualTo(bike);
        } catch (DeviceException | InterruptedException e) {
            throw new AssertionError(e);
        }

        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Read);
    }

    @Test
    void whatWasReadStaysWhenReadingAgainFails() {
        List<Recording> some = show();
        DeviceException why = new DeviceException.TimedOut("127.0.0.9", Text.literal("listing"), null);

        bench.house.card.fail(why);
        model.read();
        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Failed);

        assertThat(model.layoutProperty().get().recordings()).hasSameElementsAs(some);
        assertThat(((CardState.Failed) model.stateProperty().get()).why()).isSameAs(why);
    }

    @Test
    void readingCanBeCancelled() {
        CountDownLatch never = new CountDownLatch(1);
        bench.house.card.holdReading(never);
        bench.house.save("bike", "Bike");
        model.shown();
        bench.screen.until(() -> bench.house.card.reads() == 1);

        model.cancelReading();

        assertThat(model.stateProperty().get()).isInstanceOf(CardState.Failed.class);
        never.countDown();
    }

    @Test
    void filtersChangeWhatIsShownAndForgetWhatIsChosenBeyondThem() {
        show();
        model.selection().all();

        model.filter(CardFilter.ALL.withLockedOnly(true));

        assertThat(model.layoutProperty().get().recordings()).hasSize(1);
        assertThat(model.chosen()).hasSize(1);
        model.filter(CardFilter.ALL.withDay(Optional.of(LocalDate.of(2024, 11, 21))));
        assertThat(model.layoutProperty().get().recordings()).hasSize(3);
    }

    @Test
    void whatIsHereAlreadyIsKnownAndSoIsWhatComes() {
        List<Recording> some = show();
        assertThat(model.copiesProperty().get()).isEmpty();
        Path file = folder.resolve("1.MOV");

        List<Downloads.Entry> entries = bench.house.downloads.add(
                model.camera().orElseThrow(), some.subList(0, 1), new Downloads.Wish(folder, false, false));
        bench.house.downloads.here(entries.getFirst().id(), file, Optional.empty());

        bench.screen.until(() -> model.copy(some.getFirst()).isPresent());
        model.selection().choose(some);
        assertThat(model.chosenCopies()).containsExactly(file);
    }

    @Test
    void tenThousandEntriesAreLaidOutInLines() {
        List<Recording> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(ScriptedCard.clip(
                    "/DCIM/MOVIE/%05d.MOV".formatted(i),
                    LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(i * 10L),
                    false));
        }
        bench.house.card.hold(many);
        bench.house.save("bike", "Bike");
        model.fit(5);
        model.shown();
        bench.screen.until(() -> model.stateProperty().get() instanceof CardState.Read);

        CardLayout layout = model.layoutProperty().get();
        assertThat(layout.recordings()).hasSize(10_000);
        assertThat(layout.rows().stream().filter(CardRow.Heading.class::isInstance))
                .hasSize(70);
        model.selection().all();
        assertThat(model.chosen()).hasSize(10_000);
    }

    @Test
    void aDeletionIsAnnouncedTakenBackAndCarriedOut() {
        List<Recording> some = show();
        CleaningModel cleaning = new CleaningModel(bench.context, model);
        cleaning.shown();
        Device bike = model.camera().orElseThrow();
        bench.house.downloads.copied(some.get(0), folder.resolve("0.MOV"));
        bench.house.downloads.copied(some.get(1), folder.resolve("1.MOV"));
        List<CardCleaning.Sorted> sorted = new ArrayList<>();
        cleaning.sort(bike, some.subList(0, 3), sorted::add, why -> {});
        bench.screen.until(() -> !sorted.isEmpty());
        assertThat(sorted.getFirst().allowed()).containsExactly(some.get(0));
        assertThat(sorted.getFirst().locked()).containsExactly(some.get(1));
        assertThat(sorted.getFirst().withoutCopy()).containsExactly(some.get(2));

        cleaning.delete(bike, sorted.getFirst().allowed());
        assertThat(cleaning.lines()).singleElement().satisfies(line -> {
            assertThat(line.phase()).isEqualTo(CardCleaning.Phase.ANNOUNCED);
            assertThat(line.begins().toSeconds()).isBetween(1L, 10L);
        });
        assertThat(cleaning.countsDown()).isTrue();
        cleaning.undo(cleaning.lines().getFirst().batch());
        bench.screen.until(() -> cleaning.lines().isEmpty());
        assertThat(bench.house.card.content()).hasSize(6);

        cleaning.delete(bike, sorted.getFirst().allowed());
        bench.house.cleaning.begin();
        bench.screen.until(() -> model.layoutProperty().get().recordings().size() == 5);
        cleaning.undo(cleaning.lines().getFirst().batch());
        bench.screen.until(() -> model.layoutProperty().get().recordings().size() == 6);
        cleaning.hidden();
    }

    @Test
    void aRuleBeginsWithTheUsualFolderAndIsKept() {
        show();
        RuleModel rules = new RuleModel(bench.context, new DownloadChoices(bench.context));
        Device bike = model.camera().orElseThrow();
        Path usual = bench.house.services().folders().pictures().resolve("Bike");
        assertThat(rules.suggestion(bike)).isEqualTo(new DownloadRules.Rule(usual, false, true));

        List<String> done = new ArrayList<>();
        DownloadRules.Rule wanted = new DownloadRules.Rule(folder, true, false);
        rules.set(bike, Optional.of(wanted), () -> done.add("set"));
        bench.screen.until(() -> done.size() == 1);
        assertThat(rules.rule(bike)).contains(wanted);
        rules.set(bike, Optional.empty(), () -> done.add("removed"));
        bench.screen.until(() -> done.size() == 2);
        assertThat(rules.rule(bike)).isEmpty();
    }

    @Test
    void downloadChoicesAreRememberedAndTheUsualFolderFollowsTheCamera() {
        show();
        DownloadChoices choices = new DownloadChoices(bench.context);
        Device bike = model.camera().orElseThrow();
        Path pictures = bench.house.services().folders().pictures();
        assertThat(choices.wish(bike)).isEqualTo(new Downloads.Wish(pictures.resolve("Bike"), false, true));

        choices.remember(bike, new Downloads.Wish(pictures.resolve("Bike"), true, false));
        Device other = bench.house.save("garden", "Garden / <west>");
        assertThat(new DownloadChoices(bench.context).wish(other))
                .isEqualTo(new Downloads.Wish(pictures.resolve("Garden west"), true, false));

        choices.remember(bike, new Downloads.Wish(folder, false, false));
        assertThat(choices.wish(other)).isEqualTo(new Downloads.Wish(folder, false, false));
        assertThat(DownloadChoices.folderName("../..")).isEqualTo("Camera");
    }
}
