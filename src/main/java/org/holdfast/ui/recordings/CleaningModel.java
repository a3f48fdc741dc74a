// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.service.CardCleaning;
import org.holdfast.ui.control.Notice;

/** Announced and ended deletions of one camera's recordings. FX thread only; needs no window. */
final class CleaningModel {
    private final RecordingsContext context;
    private final CardModel card;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final Map<CardCleaning.Batch, CardCleaning.Phase> seen = new HashMap<>();
    private Registration listening = () -> {};
    private Registration sorting = () -> {};

    /**
     * A deletion as it stands now.
     *
     * @param begins how long until it begins; zero afterwards
     */
    record Line(CardCleaning.Batch batch, CardCleaning.Phase phase, Duration begins, int deleted, boolean failed) {}

    CleaningModel(RecordingsContext context, CardModel card) {
        this.context = context;
        this.card = card;
    }

    CardModel card() {
        return card;
    }

    /** The newest last; those that were taken back before they began, or put back, are not here. */
    ObservableList<Line> lines() {
        return lines;
    }

    void shown() {
        listening = context.services().cleaning().listen(context.background().gathered(this::refresh));
        refresh();
    }

    void hidden() {
        listening.close();
        sorting.close();
    }

    /** Reads again; called on changes and once a second while something counts down. */
    void refresh() {
        String device = card.camera().map(Device::id).orElse("");
        List<Line> now = context.services().cleaning().batches().stream()
                .filter(batch -> batch.device().id().equals(device))
                .filter(batch -> batch.failure().isPresent()
                        || (batch.phase() != CardCleaning.Phase.TAKEN_BACK
                                && batch.phase() != CardCleaning.Phase.PUT_BACK))
                .map(this::line)
                .toList();
        if (!lines.equals(now)) {
            lines.setAll(now);
        }
        boolean changedCard = false;
        for (CardCleaning.Batch batch : context.services().cleaning().batches()) {
            CardCleaning.Phase phase = batch.phase();
            CardCleaning.Phase before = seen.put(batch, phase);
            changedCard |= before != null && before != phase && endsSomething(phase);
        }
        if (changedCard) {
            card.read();
        }
    }

    private static boolean endsSomething(CardCleaning.Phase phase) {
        return phase == CardCleaning.Phase.DELETED || phase == CardCleaning.Phase.PUT_BACK;
    }

    private Line line(CardCleaning.Batch batch) {
        Duration left = Duration.between(context.clock().instant(), batch.begins());
        return new Line(
                batch,
                batch.phase(),
                left.isNegative() ? Duration.ZERO : Duration.ofSeconds((left.toMillis() + 999) / 1000),
                batch.deleted(),
                batch.failure().isPresent());
    }

    /** Whether something counts down, so that somebody should look each second. */
    boolean countsDown() {
        return lines.stream().anyMatch(line -> line.phase() == CardCleaning.Phase.ANNOUNCED);
    }

    /** Asks which of these may be deleted. */
    void sort(
            Device device,
            List<Recording> recordings,
            Consumer<CardCleaning.Sorted> sorted,
            Consumer<DeviceException> failed) {
        sorting.close();
        sorting =
                context.background().run(() -> context.services().cleaning().sort(device, recordings), sorted, failed);
    }

    void stopSorting() {
        sorting.close();
    }

    /** Announces the deletion of what {@link #sort} allowed. */
    void delete(Device device, List<Recording> allowed) {
        context.services().cleaning().delete(device, allowed);
        card.selection().none();
        refresh();
    }

    /** Takes a deletion back, or puts back what was deleted. */
    void undo(CardCleaning.Batch batch) {
        context.background()
                .run(
                        batch::undo,
                        done -> {
                            if (!done) {
                                context.notices()
                                        .accept(Notice.passing(
                                                context.clock().instant(),
                                                context.phrases().of("delete.not-back")));
                            }
                            refresh();
                        },
                        _ -> {});
    }
}
