// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.holdfast.net.Registration;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * The picture on a device's card, 16 : 9: moving while it may, otherwise the last one dimmed, with its age. It opens a
 * stream only between {@link #watch} with true and false; whoever shows cards does that for those that can be seen.
 * The stream is the one that all other views of the device share. FX thread only.
 */
public final class LiveThumbnail extends StackPane {
    private static final double DECODED_WIDTH = 512;

    private final LiveModel model;
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;
    private final LivePicture picture;
    private final ImageView last = new ImageView();
    private final Label age = new Label();
    private final DrawingView nothing = new DrawingView(Drawings.LENS, 56);
    private final Region dim = new Region();
    private final Subscription subscriptions;
    private @Nullable Registration loading;
    private Optional<Instant> taken = Optional.empty();
    private final Rectangle corners = new Rectangle();

    LiveThumbnail(LiveModel model, PicturePulse pulse, Services services, Frame frame) {
        this.model = model;
        this.services = services;
        this.frame = frame;
        phrases = model.context().phrases();
        picture = new LivePicture(model, pulse).covering();
        picture.want(false);
        getStyleClass().add("live-thumbnail");
        dim.getStyleClass().add("live-dim");
        age.getStyleClass().add("live-age");
        StackPane.setAlignment(age, Pos.BOTTOM_LEFT);
        last.setPreserveRatio(true);
        last.setSmooth(true);
        last.setManaged(false);
        setMouseTransparent(true);
        corners.setArcWidth(14);
        corners.setArcHeight(14);
        setClip(corners);
        getChildren().addAll(nothing, last, picture, dim, age);
        subscriptions = Subscription.combine(
                picture.pictureProperty().subscribe(_ -> show()),
                model.statusProperty().subscribe(_ -> show()),
                last.imageProperty().subscribe(_ -> show()));
        load();
    }

    /** Lets the picture move, or, a little later, lets go of the stream. */
    public void watch(boolean wanted) {
        picture.want(wanted);
        if (!wanted) {
            load();
        }
        show();
    }

    /** Whether it moves now. */
    public boolean live() {
        return model.status().phase() == LiveStatus.Phase.LIVE
                && picture.pictureProperty().get();
    }

    /** Reads the kept picture again, and says anew how old it is. */
    public void refresh() {
        load();
    }

    public void dispose() {
        if (loading != null) {
            loading.close();
        }
        subscriptions.unsubscribe();
        picture.dispose();
    }

    private record Kept(Image image, Instant when) {}

    private void load() {
        if (loading != null) {
            return;
        }
        Path path = services.book().lastPicture(model.device().id());
        loading = frame.background()
                .run(
                        () -> read(path),
                        kept -> {
                            loading = null;
                            taken = kept.map(Kept::when);
                            kept.ifPresent(now -> last.setImage(now.image()));
                            show();
                        },
                        _ -> loading = null);
    }

    private static Optional<Kept> read(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            Instant when = Files.getLastModifiedTime(path).toInstant();
            try (java.io.InputStream in = Files.newInputStream(path)) {
                Image image = new Image(in, DECODED_WIDTH, 0, true, true);
                return image.isError() ? Optional.empty() : Optional.of(new Kept(image, when));
            }
        } catch (java.io.IOException e) {
            return Optional.empty(); // a picture that cannot be read is no picture
        }
    }

    private void show() {
        boolean live = live();
        boolean old = last.getImage() != null;
        last.setVisible(!picture.pictureProperty().get() && old);
        nothing.setVisible(!picture.pictureProperty().get() && !old);
        dim.setVisible(!live && (old || picture.pictureProperty().get()));
        Optional<Duration> since = model.status()
                .age()
                .or(() -> taken.map(
                        when -> Duration.between(when, services.clock().instant())));
        boolean known = !live && since.isPresent() && dim.isVisible();
        age.setVisible(known);
        age.setText(known ? phrases.ago(since.get()) : "");
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        corners.setWidth(getWidth());
        corners.setHeight(getHeight());
        Image image = last.getImage();
        if (image != null) {
            double scale = Math.max(getWidth() / image.getWidth(), getHeight() / image.getHeight());
            last.setFitWidth(image.getWidth() * scale);
            last.setFitHeight(image.getHeight() * scale);
            last.relocate((getWidth() - image.getWidth() * scale) / 2, (getHeight() - image.getHeight() * scale) / 2);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 256;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.rint((width > 0 ? width : 256) * 9 / 16);
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
