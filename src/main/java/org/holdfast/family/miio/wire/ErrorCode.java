// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Locale;
import java.util.Set;
import org.holdfast.device.Text;

/** What the numbers mean that devices refuse with (protocol reference, section 6). */
public final class ErrorCode {
    /** The Wi-Fi module got no answer from the appliance. */
    public static final int NO_ANSWER_INSIDE = -9999;

    /** The appliance answered its Wi-Fi module badly. */
    public static final int BAD_ANSWER_INSIDE = -30001;

    private static final Set<Integer> CALLS =
            Set.of(NO_ANSWER_INSIDE, BAD_ANSWER_INSIDE, -5001, -5005, -6011, -10000, -32600, -32601, -1, -2, -3, -4004);
    private static final Set<Integer> ENTRIES = Set.of(-4001, -4002, -4003, -4004, -4005, -4006, -4007);
    private static final Set<Integer> CLOUD = Set.of(
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 23, 25, 33, 34, 35, 36, 43, 100, 101, 901, 902, 903, 904, 905,
            999);
    private static final int CLOUD_FIRST = -709_999_999;
    private static final int CLOUD_LAST = -700_000_000;

    private ErrorCode() {}

    /** A sentence for an error that a command met; the device's own words where the number says nothing. */
    public static Text meaning(Answer.Failure failure) {
        int code = failure.code();
        if (CALLS.contains(code)) {
            return WireTexts.text("call." + code);
        }
        if (ENTRIES.contains(code) || isCloud(code)) {
            return entry(code);
        }
        return failure.message().isEmpty()
                ? WireTexts.text("unknown", Integer.toString(code))
                : WireTexts.text("unknown.words", Integer.toString(code), failure.message());
    }

    /** A sentence for the code of one property or action. */
    public static Text entry(int code) {
        if (ENTRIES.contains(code)) {
            return WireTexts.text("entry." + code);
        }
        if (isCloud(code)) {
            int reason = -code % 1000;
            return CLOUD.contains(reason)
                    ? WireTexts.text("cloud." + (reason > 900 && reason < 906 ? "901" : digits(reason)))
                    : WireTexts.text("unknown", Integer.toString(code));
        }
        return CALLS.contains(code)
                ? WireTexts.text("call." + code)
                : WireTexts.text("unknown", Integer.toString(code));
    }

    /** Whether the code of one property or action says that it was done; 1 wants to be read back later. */
    public static boolean good(int code) {
        return code == 0 || code == 1;
    }

    /** Whether the same command may well be taken a moment later. */
    public static boolean passing(int code) {
        return code == NO_ANSWER_INSIDE || code == BAD_ANSWER_INSIDE;
    }

    private static boolean isCloud(int code) {
        return code >= CLOUD_FIRST && code <= CLOUD_LAST;
    }

    private static String digits(int reason) {
        return String.format(Locale.ROOT, "%03d", reason);
    }
}
