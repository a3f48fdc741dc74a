// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.util.Locale;
import org.holdfast.device.Text;

/** The commands that Holdfast sends; protocol reference, section 5.1. */
enum JsonCommand {
    SET_CYPUSH(1),
    CHECK_USER(100),
    GET_PARMS(101),
    DEV_CONTROL(102),
    EDIT_USER(106),
    GET_ALARM(107),
    SET_ALARM(108),
    GET_CYALARM(107),
    SET_CYALARM(108),
    STREAM(111),
    GET_WIFI(112),
    SCAN_WIFI(113),
    SET_WIFI(114),
    /** Its reply says 128. */
    SET_DATETIME(126, 128),
    PTZ_CONTROL(128),
    GET_VOL(134),
    SET_VOL(135),
    TALK_SEND(300),
    SET_WHITELIGHT(304),
    GET_WHITELIGHT(305);

    private final int number;
    private final int reply;

    JsonCommand(int number) {
        this.number = number;
        this.reply = number;
    }

    JsonCommand(int number, int reply) {
        this.number = number;
        this.reply = reply;
    }

    int number() {
        return number;
    }

    /** Its name on the wire. */
    String pro() {
        return switch (this) {
            case SET_WHITELIGHT -> "set_whiteLight";
            case GET_WHITELIGHT -> "get_whiteLight";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    boolean answeredBy(JsonReply answer) {
        return answer.command() == number || answer.command() == reply;
    }

    /** What is being done, for sentences. */
    Text tried() {
        return text("tried." + pro());
    }
}
