// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import org.holdfast.device.Found;

/** What screens ask of the window. FX thread only. */
public interface Frame {
    Background background();

    /** The user's language. */
    Locale locale();

    /** Words of a screen in the user's language. */
    default Phrases phrases(String bundle) {
        return new Phrases(bundle, locale());
    }

    /** Goes to a screen of the rail. */
    void go(String screenId);

    /** Opens the page of a saved device. */
    void openDevice(String deviceId);

    /** Opens the wizard, at the identified device where one is given. */
    void addDevice(Optional<Found.Supported> found);

    /** Switches the virtual devices on or off, in the background. */
    void explore(boolean on);

    /** Puts a page over the present screen, with a way back in the page bar. */
    void push(Page page);

    /** Leaves the topmost pushed page. */
    void back();

    /**
     * Shows a dialog over everything else; the rest of the window waits. One at a time: a second takes the place of
     * the first.
     *
     * @param dialog gets the focus; Escape closes it unless it handles the key itself
     * @param closed called when it was closed, however that happened
     */
    void showDialog(Node dialog, Runnable closed);

    void closeDialog();

    /** Tells the user something at the lower right; kept in the panel of running tasks. */
    void notice(Notice notice);

    /** Closes the window and ends Holdfast. */
    void quit();

    /**
     * Shows {@code node} alone on the whole screen until {@link #leaveFullScreen} or Escape.
     *
     * @param left called when it ended, so that the node can return to its place
     */
    void showFullScreen(Node node, Runnable left);

    void leaveFullScreen();

    ReadOnlyBooleanProperty fullScreen();

    /** How things move, or do not. */
    Motion motion();
}
