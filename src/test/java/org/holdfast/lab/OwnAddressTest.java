// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    private static final Address ALL = Address.parse("0.0.0.0:8080,rtsp=8554");

    @Test
    void aDeviceOnEveryAddressIsSaidToBeAtOneThatOthersReach() throws Exception {
        List<LocalInterface> interfaces = List.of(
                at("lo", true, false, "127.0.0.1"),
                at("tun0", false, true, "192.0.2.5"),
                at("eth0", false, false, "192.0.2.77"));

        assertThat(OwnAddress.instead(ALL, Optional.of(InetAddress.ofLiteral("0.0.0.0")), interfaces))
                .hasToString("192.0.2.77:8080,rtsp=8554");
        assertThat(OwnAddress.instead(ALL, Optional.of(InetAddress.ofLiteral("::")), interfaces.subList(0, 2)))
                .hasToString("127.0.0.1:8080,rtsp=8554");
    }

    @Test
    void anyOtherAddressStaysAsItIs() throws Exception {
        Address own = Address.parse("127.0.0.9:8080");
        List<LocalInterface> interfaces = List.of(at("eth0", false, false, "192.0.2.77"));

        assertThat(OwnAddress.instead(own, Optional.of(InetAddress.ofLiteral("127.0.0.9")), interfaces))
                .isEqualTo(own);
        assertThat(OwnAddress.instead(own, Optional.empty(), interfaces)).isEqualTo(own);
    }

    private static LocalInterface at(String name, boolean loopback, boolean tunnel, String own) {
        return new LocalInterface(
                name, name, loopback, tunnel, List.of(new LocalInterface.Network(InetAddress.ofLiteral(own), 24)));
    }
}
