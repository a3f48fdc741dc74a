// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.util.Collection;
import java.util.Map;

/** The shapes of XML that the camera answers with, line end for line end (protocol reference, section 3). */
final class Answers {
    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n";

    private Answers() {}

    /** Setters, actions, events, and 3016. The last line is not ended. */
    static String status(int command, int status) {
        return DECLARATION + "<Function>\n" + pair(command, status) + "</Function>";
    }

    /** Numeric queries. The last line is not ended. */
    static String value(int command, long value) {
        return DECLARATION + "<Function>\n" + pair(command, 0) + "<Value>" + value + "</Value>\n</Function>";
    }

    /** 3012 and its like. The last line is not ended. */
    static String strings(int command, Collection<String> strings) {
        StringBuilder text =
                new StringBuilder(DECLARATION).append("<Function>\n").append(pair(command, 0));
        strings.forEach(each -> text.append("<String>").append(each).append("</String>\n"));
        return text.append("</Function>").toString();
    }

    /** 3014: the Status of each is its value. The last line is ended. */
    static String settings(Map<Integer, Integer> values) {
        StringBuilder text = new StringBuilder(DECLARATION).append("<Function>\n");
        values.forEach((command, value) -> text.append(pair(command, value)));
        return text.append("</Function>\n").toString();
    }

    /** 3002. The last line is ended. */
    static String commands(Collection<Integer> commands) {
        StringBuilder text = new StringBuilder(DECLARATION).append("<Function>\n");
        commands.forEach(command -> text.append("<Cmd>").append((int) command).append("</Cmd>\n"));
        return text.append("</Function>\n").toString();
    }

    private static String pair(int command, int status) {
        return "<Cmd>" + command + "</Cmd>\n<Status>" + status + "</Status>\n";
    }
}
