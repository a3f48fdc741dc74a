// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.holdfast.device.DeviceException;

/** The text that people copy to tell somebody about a failure: English, without secrets. */
public final class FailureReport {
    private static final int DEEPEST = 8;

    private FailureReport() {}

    /** What failed and why, down to the first cause. */
    public static String of(DeviceException failure) {
        List<String> lines = new ArrayList<>();
        lines.add("Holdfast " + version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                + ", Java " + Runtime.version());
        lines.add("What happened: " + failure.sentence().in(Locale.ENGLISH));
        lines.add("Advice given: " + failure.advice().in(Locale.ENGLISH));
        lines.addAll(causes(failure));
        return String.join("\n", lines);
    }

    /** The chain of causes as lines, from the outermost in. */
    public static List<String> causes(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Throwable each = failure;
        for (int i = 0; each != null && i < DEEPEST; i++) {
            lines.add((i == 0 ? "Kind: " : "because: ") + each.getClass().getSimpleName() + ": " + each.getMessage());
            each = each.getCause();
        }
        return lines;
    }

    /** The version of the running program. */
    public static String version() {
        return Optional.ofNullable(FailureReport.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }

    /** Puts words on the clipboard. FX thread only. */
    public static void copy(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
