// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who a camera said it is.
 *
 * @param dialect whose meaning its numbers have
 * @param key the model's key in the table, such as {@code 655-SJ4000WIFI}; empty where it gave none
 * @param model its name for people
 * @param firmware its own words; empty where it gave none
 * @param commands what {@code 3002} listed; empty where it does not tell
 * @param options what it is known to understand; empty for a model that is not in the table
 */
record SjcamIdentity(
        Dialect dialect,
        Optional<String> key,
        String model,
        String firmware,
        Set<Integer> commands,
        Optional<ModelOptions> options) {
    /** The first WiFi models' key. */
    static final String SJ4000 = "655-SJ4000WIFI";

    SjcamIdentity {
        commands = Set.copyOf(commands);
    }

    /** Whether it is the model on which the protocol was explored. */
    boolean proven() {
        return key.filter(SJ4000::equals).isPresent();
    }

    /** Whether it has the first generation's chip, whose answers the later ones changed in places. */
    boolean early() {
        return key.filter(k -> k.startsWith("655-") || k.equals("SJCAM655")).isPresent();
    }

    /** Whether the firmware lists a command. */
    boolean lists(int command) {
        return commands.contains(command);
    }

    /** What switches it off: 6 on the C400 and the SJ6 Ultra, 4 on all others (protocol reference, section 5.3). */
    int powerOffIndex() {
        String name = key.orElse(model).toUpperCase(Locale.ROOT);
        return name.contains("C400") || (name.contains("SJ6") && name.contains("ULTRA")) ? 6 : 4;
    }
}
