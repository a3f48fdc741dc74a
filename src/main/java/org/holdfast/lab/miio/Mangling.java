// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/** Breaks JSON in the ways in which devices do (protocol reference, section 4). */
final class Mangling {
    private static final int CUT_OFF = 12;

    private Mangling() {}

    /** An answer as the fault of now makes it. */
    static byte[] mangle(String answer, Faults faults) {
        byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
        return switch (faults.value(Fault.BROKEN_JSON).orElse("")) {
            case "zero-end" -> (answer + "\0\0").getBytes(StandardCharsets.UTF_8);
            case "zero-rubbish" -> (answer + "\0k").getBytes(StandardCharsets.UTF_8);
            case "zeros" -> first("\"value\":00,", answer);
            case "doubled-comma" -> first("\"otu\":1,,", answer);
            case "statistics" -> last(",,\"otu_stat\":[320,267,3,0,3,742]", answer);
            case "empty-member" -> first("\"partner_id\":,", answer);
            case "empty-result" -> emptied(answer);
            case "holes" -> first("\"sub\":[,],", answer);
            case "control" -> first("\"note\":\"a\u0001b\",", answer);
            case "cut" -> Arrays.copyOf(whole, Math.max(1, whole.length - CUT_OFF));
            case "empty" -> new byte[0];
            default -> whole;
        };
    }

    private static byte[] first(String member, String answer) {
        return ("{" + member + answer.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] last(String member, String answer) {
        return (answer.substring(0, answer.length() - 1) + member + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] emptied(String answer) {
        return ("{\"result\":" + answer.substring(answer.lastIndexOf(",\"id\":"))).getBytes(StandardCharsets.UTF_8);
    }
}
