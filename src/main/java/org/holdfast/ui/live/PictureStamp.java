// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.holdfast.ui.control.Look;

/** When the picture on the screen arrived here, by this computer's clock. */
final class PictureStamp extends Label {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd  HH:mm:ss", Locale.ROOT);

    private final LiveModel model;
    private final Subscription subscriptions;

    PictureStamp(LiveModel model) {
        this.model = model;
        setId("live-stamp");
        getStyleClass().addAll("live-stamp", Look.FIGURES);
        setMouseTransparent(true);
        setMinWidth(USE_PREF_SIZE);
        subscriptions = Subscription.combine(
                model.lookProperty().subscribe(_ -> show()),
                model.statusProperty().subscribe(_ -> show()),
                model.figuresProperty().subscribe(_ -> show()));
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    private void show() {
        Optional<Instant> when = model.lookProperty().get().stamped() ? model.pictureTime() : Optional.empty();
        setVisible(when.isPresent());
        setManaged(when.isPresent());
        when.ifPresent(at -> setText(FORM.format(LocalDateTime.ofInstant(at, ZoneId.systemDefault()))));
    }
}
