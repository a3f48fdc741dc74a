// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSocketsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void aConnectionThatCannotEvenBeBoundIsOneThatDidNotStand() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // This address is none of this computer's, so binding to it fails before anything is sent.
            ClientSockets sockets = new ClientSockets(Reach.LOOPBACK, Optional.of(via("192.0.2.9", 24)));

            assertThatThrownBy(() -> sockets.open("127.0.0.1", server.getLocalPort(), PATIENCE))
                    .isInstanceOf(ConnectException.class)
                    .hasRootCauseInstanceOf(java.net.BindException.class);
        }
    }

    @Test
    void theOwnAddressIsTheOneInThePeersNetwork() throws Exception {
        LocalInterface via = new LocalInterface(
                "test", "Test", true, false, List.of(network("192.0.2.9", 24), network("127.0.0.7", 8)));
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket socket = new ClientSockets(Reach.LOOPBACK, Optional.of(via))
                        .open("127.0.0.1", server.getLocalPort(), PATIENCE)) {
            assertThat(socket.getLocalAddress().getHostAddress()).isEqualTo("127.0.0.7");
        }
    }

    private static LocalInterface via(String own, int bits) throws Exception {
        return new LocalInterface("test", "Test", true, false, List.of(network(own, bits)));
    }

    private static LocalInterface.Network network(String own, int bits) throws Exception {
        return new LocalInterface.Network(InetAddress.getByName(own), bits);
    }
}
