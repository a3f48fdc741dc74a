// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.holdfast.family.a9.binary.BinaryTexts.text;

import java.util.Locale;
import org.holdfast.device.Text;

/** The commands that Holdfast sends; protocol reference, section 7.2. */
enum BinaryCommand {
    STATUS(0x1008),
    RESTART(0x1011),
    LOGIN(0x1020),
    TALK_START(0x3002),
    TALK_STOP(0x3003),
    INFRARED(0x300a),
    LAMP(0x300b),
    START(0x3010),
    STOP(0x3011),
    SET_VIDEO(0x3018),
    GET_VIDEO(0x3019),
    MOTOR(0x50ff),
    SET_WIFI(0x6001),
    GET_WIFI(0x6002),
    SCAN(0x6003);

    private static final int REPLY = 0x0100;

    private final int number;

    BinaryCommand(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean answeredBy(BinaryMessage message) {
        return message.command() == (number | REPLY);
    }

    /** What is being done, for sentences. */
    Text tried() {
        return text("tried." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
