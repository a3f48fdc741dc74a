// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Clips;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The page that plays a clip or shows a photo, with a way to the ones before and after it. */
public final class ClipPage implements Page {
    private static final String BUNDLE = "org.holdfast.ui.recordings.words";

    private final ClipModel model;
    private final ClipView view;
    private final Phrases phrases;
    private final Label heading = new Label();
    private boolean begun;

    private ClipPage(ClipModel model, Frame frame) {
        this.model = model;
        phrases = frame.phrases(BUNDLE);
        view = new ClipView(model, frame, phrases);
        heading.getStyleClass().add(Look.PAGE_TITLE);
        heading.setId("clip-name");
        heading.textProperty().bind(model.itemProperty().map(ClipItem::name));
    }

    /**
     * Plays what lies on a device's card.
     *
     * @param all what can be gone through, clips and photos
     * @param index which of them comes first
     */
    public static ClipPage open(Clips clips, Frame frame, Device device, List<Recording> all, int index) {
        List<ClipItem> items = IntStream.range(0, all.size())
                .<ClipItem>mapToObj(i -> new ClipItem.OnCard(clips, device, all.get(i)))
                .toList();
        return new ClipPage(new ClipModel(items, index, frame.background()), frame);
    }

    /** Plays a file. */
    public static ClipPage open(Clips clips, Frame frame, Path file) {
        List<ClipItem> items = List.of(new ClipItem.InFile(clips, file));
        return new ClipPage(new ClipModel(items, 0, frame.background()), frame);
    }

    @Override
    public String title() {
        return model.itemProperty().get().name();
    }

    @Override
    public Optional<Node> heading() {
        return Optional.of(heading);
    }

    @Override
    public Node node() {
        return view.holder();
    }

    @Override
    public List<KeyHint> keys() {
        return List.of(
                new KeyHint(phrases.of("clip.key.space"), phrases.of("clip.key.play")),
                new KeyHint("← →", phrases.of("clip.key.skip")),
                new KeyHint("M", phrases.of("clip.key.mute")),
                new KeyHint("F", phrases.of("clip.key.full-screen")),
                new KeyHint("P N", phrases.of("clip.key.neighbours")),
                new KeyHint("Esc", phrases.of("clip.key.close")));
    }

    @Override
    public void shown() {
        view.shown();
        if (!begun) {
            begun = true;
            model.open();
        }
    }

    @Override
    public void hidden() {
        model.pause();
        view.hidden();
    }

    @Override
    public void closed() {
        view.dispose();
        model.dispose();
    }
}
