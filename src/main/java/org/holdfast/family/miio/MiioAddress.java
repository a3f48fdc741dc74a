// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Neighbourhood;
import org.holdfast.net.Address;
import org.holdfast.net.Network;

/** Where and who devices are. */
final class MiioAddress {
    private MiioAddress() {}

    /** The id that a device keeps when its address changes. */
    static String id(long did) {
        return Device.idOf(MiioFamily.ID, Long.toUnsignedString(did));
    }

    /** As an address, without the usual port. */
    static Address of(InetSocketAddress place) {
        String host = place.getAddress().getHostAddress();
        return place.getPort() == Neighbourhood.PORT ? Address.of(host) : Address.of(host, place.getPort());
    }

    /**
     * The place that an address names.
     *
     * @throws DeviceException when its name has no address, or when it lies elsewhere than at home
     */
    static InetSocketAddress requireLocal(Network network, Address address) throws DeviceException {
        InetSocketAddress place;
        try {
            place = Neighbourhood.resolve(network, address);
        } catch (UnknownHostException e) {
            throw new DeviceException.Unreachable(
                    address.urlHost(), text("tried.name"), text("unknown-name.advice"), e);
        }
        if (!Neighbourhood.holds(network, place.getAddress())) {
            throw new DeviceException.NotAllowed(text("not-local", address.urlHost()), text("not-local.advice"));
        }
        return place;
    }

    /** Nobody answers a hello there. */
    static DeviceException silent(Network network, Address address) throws DeviceException {
        InetSocketAddress place = requireLocal(network, address);
        boolean own = Neighbourhood.isOwn(network, place.getAddress());
        return new DeviceException.Unreachable(
                address.host() + ":" + place.getPort(),
                text("tried.hello"),
                text(own ? "silent.advice" : "other-subnet.advice"),
                null);
    }
}
