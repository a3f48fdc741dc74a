// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.util.Optional;

/** A system of which a test says what is known. */
final class TestFacts implements SystemFacts {
    Kind kind = Kind.LINUX;
    Optional<Boolean> wifi = Optional.empty();
    Optional<String> publicNetwork = Optional.empty();
    Optional<String> firewall = Optional.empty();

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Optional<Boolean> hasWifi() {
        return wifi;
    }

    @Override
    public Optional<String> publicNetwork() {
        return publicNetwork;
    }

    @Override
    public Optional<String> firewall() {
        return firewall;
    }
}
