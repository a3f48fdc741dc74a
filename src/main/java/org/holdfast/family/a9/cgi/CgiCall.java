// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.util.Locale;
import org.holdfast.device.Text;

/** The calls that Holdfast makes, and the reply's number where it is known; protocol reference, section 8. */
enum CgiCall {
    CHECK_USER(0x60a0),
    GET_STATUS(0x6001),
    LIVESTREAM(0x6037),
    AUDIOSTREAM(CgiCall.UNKNOWN),
    DECODER_CONTROL(0x6019),
    SET_AP_CONFIG(0x6011),
    RESET_PASSWD(CgiCall.UNKNOWN),
    REBOOT(0x6027),
    RESTORE_FACTORY(CgiCall.UNKNOWN),
    SET_FORMATSD(0x6028);

    private static final int UNKNOWN = -1;

    private final int reply;

    CgiCall(int reply) {
        this.reply = reply;
    }

    /** Its name on the wire, without the ending. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One command is under way at a time, so any reply answers a call whose reply has no known number. */
    boolean answeredBy(CgiReply answer) {
        return reply == UNKNOWN || answer.command() == reply;
    }

    /** What is being done, for sentences. */
    Text tried() {
        return text("tried." + wireName());
    }
}
