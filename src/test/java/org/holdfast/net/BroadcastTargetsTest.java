// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadcastTargetsTest {
    @Test
    void eachNetworkOfAChosenInterfaceHasItsOwnAddressForEverybody() {
        LocalInterfaces interfaces = () -> List.of(
                interfaceOf("lo", true, false, network("127.0.0.1", 8)),
                interfaceOf("wlan0", false, false, network("192.168.4.101", 24), network("10.1.130.7", 17)),
                interfaceOf("eth0", false, false, network("192.168.1.1", 24)),
                interfaceOf("tun0", false, true, network("10.8.0.2", 24)),
                interfaceOf("cross", false, false, network("10.9.0.2", 31)));

        List<String> found = SearchTargets.of(interfaces, name -> !name.equals("eth1")).broadcasts().stream()
                .map(each -> each.via().name() + " " + each.network().address().getHostAddress() + " "
                        + each.addresses().stream()
                                .map(InetAddress::getHostAddress)
                                .toList() + " "
                        + each.gateway().map(InetAddress::getHostAddress).orElse("none"))
                .toList();

        assertThat(found)
                .containsExactly(
                        "wlan0 192.168.4.101 [192.168.4.255, 255.255.255.255] 192.168.4.1",
                        "wlan0 10.1.130.7 [10.1.255.255, 255.255.255.255] 10.1.128.1",
                        "eth0 192.168.1.1 [192.168.1.255, 255.255.255.255] none");
        assertThat(SearchTargets.of(interfaces, name -> name.equals("tun0")).broadcasts())
                .isEmpty();
    }

    @Test
    void nothingIsBroadcastWhereOnlyThisComputerMayBeSearched() {
        assertThat(SearchTargets.loopbackOnly().broadcasts()).isEmpty();
    }

    private static LocalInterface interfaceOf(
            String name, boolean loopback, boolean tunnel, LocalInterface.Network... networks) {
        return new LocalInterface(name, name, loopback, tunnel, List.of(networks));
    }

    private static LocalInterface.Network network(String own, int bits) {
        try {
            return new LocalInterface.Network(InetAddress.getByName(own), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
