// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.Discovery.Obstacle;
import org.holdfast.service.ServiceTexts;

/**
 * Names what on this system may keep devices from being found: first what is seen here, then what is common, each
 * most likely first. Blocks for a second or so; thread-safe.
 */
public final class NetworkDiagnosis {
    // Names that VPN programs give their interfaces; none of them is a Wi-Fi or Ethernet adapter's.
    private static final Pattern TUNNEL =
            Pattern.compile("(tun|tap|wg|utun|ppp|ipsec|nordlynx|proton|mullvad|tailscale|zt|vpn).*");

    private final List<DeviceFamily> families;
    private final SearchTargets targets;
    private final LocalInterfaces interfaces;
    private final SystemFacts facts;

    public NetworkDiagnosis(
            List<DeviceFamily> families, SearchTargets targets, LocalInterfaces interfaces, SystemFacts facts) {
        this.families = List.copyOf(families);
        this.targets = targets;
        this.interfaces = interfaces;
        this.facts = facts;
    }

    /** Never empty. */
    public List<Obstacle> obstacles() {
        List<Obstacle> all = new ArrayList<>();
        if (targets.reach() == Reach.LOOPBACK) {
            all.add(obstacle(true, "virtual-only"));
            return all;
        }
        List<LocalInterface> outward =
                interfaces.active().stream().filter(each -> !each.loopback()).toList();
        List<LocalInterface> searched = targets.activeInterfaces();
        connection(all, outward, searched);
        muted(outward, searched).ifPresent(name -> all.add(obstacle(true, "muted", name)));
        tunnel(outward).ifPresent(name -> all.add(obstacle(true, "vpn", name)));
        facts.publicNetwork().ifPresent(name -> all.add(obstacle(true, "public-network", name)));
        facts.firewall().ifPresent(name -> all.add(obstacle(true, "firewall", name)));
        if (facts.kind() == SystemFacts.Kind.MAC) {
            all.add(obstacle(false, "mac-permission"));
        }
        all.add(obstacle(false, "asleep"));
        all.add(obstacle(false, "other-phone"));
        all.add(obstacle(false, "guest"));
        if (tunnel(outward).isEmpty()) {
            all.add(obstacle(false, "vpn-common"));
        }
        return List.copyOf(all);
    }

    private void connection(List<Obstacle> all, List<LocalInterface> outward, List<LocalInterface> searched) {
        if (outward.isEmpty()) {
            all.add(obstacle(true, "offline"));
        } else {
            List<InetAddress> usual = usualAddresses();
            boolean near = searched.stream().anyMatch(each -> usual.stream().anyMatch(each::reaches));
            if (!near && !usual.isEmpty()) {
                all.add(obstacle(true, "not-on-its-network", usual.getFirst().getHostAddress()));
            }
            clash(all, outward, usual);
        }
        if (facts.hasWifi().equals(Optional.of(false))) {
            all.add(obstacle(true, "no-wifi"));
        }
    }

    /** A camera's network with the same addresses as the one at home: the system takes one of them. */
    private static void clash(List<Obstacle> all, List<LocalInterface> outward, List<InetAddress> usual) {
        for (InetAddress address : usual) {
            List<String> ways = outward.stream()
                    .filter(each -> each.reaches(address))
                    .map(LocalInterface::label)
                    .toList();
            if (ways.size() > 1) {
                all.add(obstacle(true, "clash", address.getHostAddress(), String.join(", ", ways)));
                return;
            }
        }
    }

    private static Optional<String> muted(List<LocalInterface> outward, List<LocalInterface> searched) {
        return outward.stream()
                .filter(each -> !searched.contains(each))
                .map(LocalInterface::label)
                .findFirst();
    }

    private static Optional<String> tunnel(List<LocalInterface> outward) {
        return outward.stream()
                .filter(each -> each.pointToPoint()
                        || TUNNEL.matcher(each.name().toLowerCase(Locale.ROOT)).matches())
                .map(LocalInterface::label)
                .findFirst();
    }

    /** Where devices usually sit when this computer is on their own network. */
    private List<InetAddress> usualAddresses() {
        List<InetAddress> usual = new ArrayList<>();
        for (DeviceFamily family : families) {
            String hint = family.guide().usualAddress();
            if (hint.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}(:.*|,.*)?")) {
                try {
                    usual.add(InetAddress.getByName(Address.parse(hint).host()));
                } catch (UnknownHostException | IllegalArgumentException e) {
                    throw new IllegalStateException("A family's usual address is none: " + hint, e);
                }
            }
        }
        return usual;
    }

    private static Obstacle obstacle(boolean observed, String key, Object... arguments) {
        return new Obstacle(
                observed,
                ServiceTexts.of("obstacle." + key, arguments),
                ServiceTexts.of("obstacle." + key + ".remedy", arguments));
    }
}
