// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;

/** Looks at one address: ours, another chip's, a stranger's, or nothing; protocol reference, sections 1 and 12. */
final class Prober {
    private final Network network;
    private final Pace pace;
    private final Identification identification;
    private final ChipProbe chips;

    Prober(Network network, Pace pace) {
        this.network = network;
        this.pace = pace;
        this.identification = new Identification(ModelTable.load());
        this.chips = new ChipProbe(network, pace);
    }

    /** Asks a camera that a client was made for who it is. */
    SjcamIdentity identify(SjcamClient client) throws DeviceException, InterruptedException {
        return identification.ask(client);
    }

    /** Looks. */
    Sighting look(Address address, Optional<LocalInterface> via) throws InterruptedException {
        try (SjcamClient client = new SjcamClient(network, address, via, pace)) {
            return new Sighting.Camera(identification.ask(client));
        } catch (DeviceException.Busy busy) {
            return new Sighting.Nothing(busy);
        } catch (DeviceException e) {
            Optional<OtherChip> chip = chips.look(address, via);
            if (chip.isPresent()) {
                return new Sighting.Other(chip.get());
            }
            boolean talks = e instanceof DeviceException.Malformed
                    || e instanceof DeviceException.Refused
                    || e instanceof DeviceException.Unsupported;
            return talks ? new Sighting.Stranger(wrongNetwork(address)) : new Sighting.Nothing(e);
        }
    }

    /** Why a camera could not be asked who it is: that it has another chip, where that shows; else the same. */
    DeviceException whatElse(DeviceException why, Address address, Optional<LocalInterface> via) {
        boolean nobody = why instanceof DeviceException.Unreachable && why.getCause() instanceof SocketTimeoutException;
        if (nobody || why instanceof DeviceException.Busy) {
            return why;
        }
        return chips.look(address, via).<DeviceException>map(OtherChip::failure).orElse(why);
    }

    private static DeviceException wrongNetwork(Address address) {
        return new DeviceException.Unsupported(text("wrong-network", address.urlHost()), text("wrong-network.advice"));
    }

    /**
     * The camera with another chip on whose network this computer is, for when nothing answers where it was asked.
     *
     * @param via the interface that was asked through; empty for all
     */
    Optional<Found> elsewhere(Optional<LocalInterface> via) {
        if (network.reach() != Reach.ANYWHERE) {
            return Optional.empty();
        }
        for (OtherChip chip : OtherChip.values()) {
            for (String host : chip.hosts()) {
                for (LocalInterface each : interfacesTo(host)) {
                    boolean asked = via.isEmpty() || via.get().equals(each);
                    Address address = Address.of(host);
                    if (asked && chips.look(address, Optional.of(each)).isPresent()) {
                        return Optional.of(chip.found(address));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the user should know about a camera that was found. */
    List<Text> remarks(SjcamIdentity identity, Address address) {
        List<Text> remarks = new ArrayList<>();
        clash(address).ifPresent(remarks::add);
        if (identity.dialect() != Dialect.SJCAM) {
            remarks.add(text("remark.other-maker"));
        } else if (identity.options().isEmpty()) {
            remarks.add(text("remark.unknown-model"));
        } else if (!identity.proven()) {
            remarks.add(text("remark.unproven"));
        }
        return remarks;
    }

    /** That several networks of this computer hold the address, of which the system takes one. */
    private Optional<Text> clash(Address address) {
        List<String> ways =
                interfacesTo(address.host()).stream().map(LocalInterface::label).toList();
        return ways.size() > 1
                ? Optional.of(text("remark.clash", address.host(), String.join(", ", ways)))
                : Optional.empty();
    }

    /** The same failure; where networks clash, which then is the likeliest reason, with that as its advice. */
    DeviceException explained(DeviceException why, Address address) {
        Optional<Text> clash = clash(address);
        return why instanceof DeviceException.Unreachable && clash.isPresent()
                ? new DeviceException.Unreachable(address.urlHost(), text("tried.3016"), clash.get(), why)
                : why;
    }

    /** The interfaces, loopback aside, in whose networks a host lies; none for a host's name. */
    List<LocalInterface> interfacesTo(String host) {
        Optional<InetAddress> address = literal(host);
        return address.isEmpty()
                ? List.of()
                : network.interfaces().active().stream()
                        .filter(each -> !each.loopback() && each.reaches(address.get()))
                        .toList();
    }

    /** An IPv4 address as it is written; empty for a name, which is not looked up. */
    static Optional<InetAddress> literal(String host) {
        if (!host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
