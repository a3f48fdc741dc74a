// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.Optional;

/**
 * What is known of how a device answers, after a command or a {@link MiioClient#diagnose}. Facts; sentences are made of
 * them elsewhere.
 *
 * @param ownNetwork whether its address lies in a network of this computer; many models answer nobody else
 * @param sent whether this computer could send there at all
 * @param hello what it last answered to a hello meanwhile; empty where nothing came or none was needed
 * @param rightDevice whether that came from the device that was expected
 * @param answered whether it answered the command
 * @param answeredBefore whether it answered any command with this token since the client was opened
 * @param wrongChecksum whether an answer came that another token made
 * @param stampOff whether its clock was found elsewhere than its last answer let expect
 */
public record Contact(
        boolean ownNetwork,
        boolean sent,
        Optional<Hello> hello,
        boolean rightDevice,
        boolean answered,
        boolean answeredBefore,
        boolean wrongChecksum,
        boolean stampOff) {
    /** What the facts come to. */
    public enum Verdict {
        /** It answers. */
        ANSWERS,
        /** It answered, but only after its clock was asked for anew. */
        ANSWERS_AFTER_HELLO,
        /** This computer has no way to it. */
        NO_WAY,
        /** It does not answer a hello: off, elsewhere, or the port is closed. */
        SILENT,
        /** The same, and its address is in another network. */
        SILENT_IN_OTHER_NETWORK,
        /** Another device has the address now. */
        OTHER_DEVICE,
        /** Its hello shows another token. */
        TOKEN_CHANGED,
        /** An answer came that another token made. */
        WRONG_TOKEN,
        /** It answers a hello but not us, though the token is right or its clock jumps: it refuses the stamp. */
        STAMP_REFUSED,
        /** It answers a hello but no longer us: paired again since, or too busy. */
        DEAF_SINCE,
        /** It answers a hello but never answered us: most likely another token. */
        DEAF
    }

    /** What the facts come to (protocol reference, sections 3 and 5). */
    public Verdict verdict() {
        if (answered) {
            return stampOff ? Verdict.ANSWERS_AFTER_HELLO : Verdict.ANSWERS;
        }
        if (!sent) {
            return Verdict.NO_WAY;
        }
        if (!rightDevice) {
            return Verdict.OTHER_DEVICE;
        }
        Hello.Shown shown = hello.map(Hello::shown).orElse(Hello.Shown.WITHHELD);
        if (shown == Hello.Shown.ANOTHER) {
            return Verdict.TOKEN_CHANGED;
        }
        if (wrongChecksum) {
            return Verdict.WRONG_TOKEN;
        }
        if (hello.isEmpty()) {
            return ownNetwork ? Verdict.SILENT : Verdict.SILENT_IN_OTHER_NETWORK;
        }
        if (shown == Hello.Shown.OURS || stampOff) {
            return Verdict.STAMP_REFUSED;
        }
        return answeredBefore ? Verdict.DEAF_SINCE : Verdict.DEAF;
    }
}
