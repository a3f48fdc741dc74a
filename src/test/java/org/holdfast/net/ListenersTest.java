// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void eachConnectionIsServedOnAVirtualThreadNamedForItsPurpose() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        try (Listeners listeners = new Listeners()) {
            Listener echo = listeners.tcp(HERE, 0, "echo", 2, client -> {
                threads.add(Thread.currentThread());
                client.getOutputStream().write(client.getInputStream().read());
            });

            try (Socket client = new Socket(HERE, echo.address().getPort())) {
                client.getOutputStream().write("x".getBytes(US_ASCII));
                assertThat(client.getInputStream().readAllBytes()).isEqualTo("x".getBytes(US_ASCII));
            }

            Thread thread = threads.poll(10, TimeUnit.SECONDS);
            assertThat(thread).isNotNull().satisfies(one -> {
                assertThat(one.isVirtual()).isTrue();
                assertThat(one.getName()).isEqualTo("work-echo-1");
            });
        }
    }

    @Test
    void oneConnectionTooManyIsClosedAtOnce() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Listeners listeners = new Listeners()) {
            Listener busy = listeners.tcp(HERE, 0, "busy", 1, client -> await(over));
            try (Socket first = new Socket(HERE, busy.address().getPort())) {
                Awaitility.await().until(() -> busy.active() == 1);

                try (Socket second = new Socket(HERE, busy.address().getPort())) {
                    assertThat(second.getInputStream().read()).isEqualTo(-1);
                }
                assertThat(first.isConnected()).isTrue();
            }
            over.countDown();
        }
    }

    @Test
    void closingEndsListenersTheirConnectionsAndUdpSockets() throws Exception {
        Listeners listeners = new Listeners();
        CountDownLatch ended = new CountDownLatch(1);
        Listener listener = listeners.tcp(HERE, 0, "long", 4, client -> {
            try {
                client.getInputStream().read();
            } finally {
                ended.countDown();
            }
        });
        DatagramSocket udp = listeners.udp(HERE, 0);
        int port = listener.address().getPort();
        Socket client = new Socket(HERE, port);
        Awaitility.await().until(() -> listener.active() == 1);

        listeners.close();
        listeners.close();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(udp.isClosed()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listener.active() == 0);
        assertThatThrownBy(() -> new Socket(HERE, port).close()).isInstanceOf(ConnectException.class);
        client.close();
    }

    @Test
    void aTakenPortIsRefusedAndAReleasedOneIsFreeAgain() throws Exception {
        try (Listeners listeners = new Listeners()) {
            Listener first = listeners.tcp(HERE, 0, "first", 1, client -> {});
            int port = first.address().getPort();
            assertThatThrownBy(() -> listeners.tcp(HERE, port, "second", 1, client -> {}))
                    .isInstanceOf(BindException.class);

            first.close();

            try (Listener again = listeners.tcp(HERE, port, "again", 1, client -> {})) {
                assertThat(again.address().getPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void nothingIsOpenedAfterTheEnd() {
        Listeners listeners = new Listeners();
        listeners.close();

        assertThatThrownBy(() -> listeners.tcp(HERE, 0, "late", 1, client -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
