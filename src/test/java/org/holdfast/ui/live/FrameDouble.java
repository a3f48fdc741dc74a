// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.holdfast.device.Found;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Page;
import org.jspecify.annotations.Nullable;

/** A window's frame that remembers what it was asked for. Full screen and dialogs lie over {@link #root}. */
public final class FrameDouble implements Frame {
    public final StackPane root = new StackPane();
    public final List<Notice> notices = new ArrayList<>();
    public final List<String> went = new ArrayList<>();
    public final List<Optional<Found.Supported>> adding = new ArrayList<>();
    private final ReadOnlyBooleanWrapper fullScreen = new ReadOnlyBooleanWrapper();
    private final Background background;
    private @Nullable Node over;
    private Runnable left = () -> {};
    private @Nullable Node dialog;
    private Runnable closed = () -> {};

    public FrameDouble(Background background) {
        this.background = background;
    }

    @Override
    public Background background() {
        return background;
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public void go(String screenId) {
        went.add(screenId);
    }

    @Override
    public void openDevice(String deviceId) {
        went.add("device " + deviceId);
    }

    @Override
    public void addDevice(Optional<Found.Supported> found) {
        adding.add(found);
    }

    @Override
    public void explore(boolean on) {
        went.add(on ? "explore" : "leave");
    }

    @Override
    public void push(Page page) {
        went.add("page " + page.title());
    }

    @Override
    public void back() {
        went.add("back");
    }

    @Override
    public void showDialog(Node shown, Runnable whenClosed) {
        closeDialog();
        dialog = shown;
        closed = whenClosed;
        StackPane scrim = new StackPane(shown);
        scrim.getStyleClass().add("scrim");
        root.getChildren().add(scrim);
        shown.requestFocus();
    }

    @Override
    public void closeDialog() {
        Node open = dialog;
        if (open != null) {
            dialog = null;
            root.getChildren().remove(open.getParent());
            Runnable tell = closed;
            closed = () -> {};
            tell.run();
        }
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void quit() {
        went.add("quit");
    }

    @Override
    public void showFullScreen(Node node, Runnable whenLeft) {
        over = node;
        left = whenLeft;
        root.getChildren().add(node);
        fullScreen.set(true);
    }

    @Override
    public void leaveFullScreen() {
        Node shown = over;
        if (shown != null) {
            over = null;
            root.getChildren().remove(shown);
            fullScreen.set(false);
            left.run();
        }
    }

    @Override
    public ReadOnlyBooleanProperty fullScreen() {
        return fullScreen.getReadOnlyProperty();
    }

    @Override
    public Motion motion() {
        return new Motion(() -> true);
    }
}
