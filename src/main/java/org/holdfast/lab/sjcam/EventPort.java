// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port that pushes events: ordinary answers without anything between them, from the camera to the client only;
 * what a client sends is ignored (protocol reference, section 10). Thread-safe.
 */
final class EventPort {
    static final int CONNECTIONS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(EventPort.class);
    private static final int LONGEST_QUEUE = 256;

    private final Runnable firstListener;
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();

    private record Client(Socket socket, BlockingQueue<String> queue) {}

    /** @param firstListener called when somebody begins to listen */
    EventPort(Runnable firstListener) {
        this.firstListener = firstListener;
    }

    /** Tells everybody; never waits. A client that does not read loses its connection. */
    void send(int command, long status) {
        String message = Answers.status(command, (int) status);
        clients.removeIf(client -> !client.queue.offer(message) && gone(client));
    }

    private static boolean gone(Client client) {
        try {
            client.socket.close();
        } catch (IOException e) {
            LOG.debug("Closing an event client failed", e);
        }
        return true;
    }

    void serve(Socket socket) throws IOException {
        Client client = new Client(socket, new ArrayBlockingQueue<>(LONGEST_QUEUE));
        Thread writer = Thread.currentThread();
        clients.add(client);
        Thread reader = Thread.ofVirtual().name("work-lab-sjcam-events-in").start(() -> {
            try {
                Pause.untilGone(socket);
            } catch (IOException e) {
                // Gone is gone, however it went.
            } finally {
                writer.interrupt();
            }
        });
        try {
            firstListener.run();
            while (true) {
                socket.getOutputStream().write(client.queue.take().getBytes(StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            // The client or the camera has gone.
            socket.close();
        } finally {
            clients.remove(client);
            reader.interrupt();
        }
    }
}
