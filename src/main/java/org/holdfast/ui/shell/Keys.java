// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.Locale;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere in the window. */
final class Keys {
    private Keys() {}

    /** What the keys do. */
    interface Deeds {
        /** @param place 0 for the first screen of the rail */
        void screen(int place);

        void search();

        void add();

        void back();

        void help();

        /** @return whether a panel was open */
        boolean closePanel();

        /** Whether a dialog has the window to itself. */
        boolean busy();
    }

    /** The name of the key that commands are given with. */
    static String shortcutName() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Cmd" : "Ctrl";
    }

    static void install(Scene scene, Deeds deeds) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!deeds.busy() && pressed(event, deeds)) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!deeds.busy() && event.getCharacter().equals("?") && !writing(event.getTarget())) {
                deeds.help();
                event.consume();
            }
        });
    }

    private static boolean pressed(KeyEvent event, Deeds deeds) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown() && !event.isAltDown()) {
            if (code.isDigitKey()) {
                // "1", or "Numpad 1"
                String name = code.getName();
                int digit = Character.digit(name.charAt(name.length() - 1), 10);
                deeds.screen(digit - 1);
                return true;
            }
            if (code == KeyCode.F) {
                deeds.search();
                return true;
            }
            if (code == KeyCode.N) {
                deeds.add();
                return true;
            }
        }
        if (code == KeyCode.LEFT && event.isAltDown()) {
            deeds.back();
            return true;
        }
        return code == KeyCode.ESCAPE && deeds.closePanel();
    }

    private static boolean writing(EventTarget target) {
        return target instanceof TextInputControl;
    }
}
