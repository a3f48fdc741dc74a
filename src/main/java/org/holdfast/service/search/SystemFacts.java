// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.util.Optional;

/** What a diagnosis asks the operating system; each answer within a second or so, empty where it is not known. */
public interface SystemFacts {
    /** Which system this is. */
    Kind kind();

    /** Whether this computer has a Wi-Fi adapter that is there to be used. */
    Optional<Boolean> hasWifi();

    /** The name of a network that Windows treats as public. */
    Optional<String> publicNetwork();

    /** The firewall that runs on this computer. */
    Optional<String> firewall();

    /** Systems that differ in what gets in the way. */
    enum Kind {
        LINUX,
        WINDOWS,
        MAC,
        OTHER
    }
}
