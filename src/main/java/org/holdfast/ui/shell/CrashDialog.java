// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.FailureReport;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;

/** Shows a mistake of ours with a report to copy. Nothing is sent. */
final class CrashDialog {
    private CrashDialog() {}

    static void show(Frame frame, Phrases phrases, Throwable mistake) {
        String report = report(mistake);
        TextArea text = new TextArea(report);
        text.setId("crash-report");
        text.setAccessibleText(phrases.of("crash.report"));
        text.setEditable(false);
        text.getStyleClass().add("report");
        text.setPrefRowCount(10);
        Button copy = new Button(phrases.of("crash.copy"));
        copy.setId("crash-copy");
        copy.getStyleClass().add("accent");
        copy.setOnAction(event -> FailureReport.copy(report));
        new Dialogs(frame).tell(phrases.of("crash"), phrases.of("crash.words"), List.of(text), copy);
    }

    static String report(Throwable mistake) {
        StringWriter trace = new StringWriter();
        mistake.printStackTrace(new PrintWriter(trace, true));
        return "Holdfast " + FailureReport.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java " + Runtime.version() + "\n" + trace;
    }
}
