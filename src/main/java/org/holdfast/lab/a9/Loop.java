// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.holdfast.net.Listeners;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which all virtual A9 cameras of a lab live, so that many of them cost little: it reads their
 * sockets and does what is due. Everything that is not said to be thread-safe is for this thread.
 */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int LARGEST = 2048;
    private static final int AT_ONCE = 64;
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final Selector selector;
    private final Listeners listeners = new Listeners();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private final Thread thread;
    private volatile boolean closed;
    private long order;

    /** Takes one datagram; its bytes are valid during the call. */
    @FunctionalInterface
    interface Reader {
        void datagram(byte[] bytes, int length, InetSocketAddress from) throws IOException;
    }

    private record Due(long atNanos, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            long difference = atNanos - other.atNanos;
            return difference != 0 ? Long.signum(difference) : Long.compare(order, other.order);
        }
    }

    Loop() throws IOException {
        this.selector = Selector.open();
        this.thread = Thread.ofPlatform().daemon().name("lab-a9").start(this::run);
    }

    /** Does something on the thread, soon. Thread-safe. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Does something on the thread and waits for it. Thread-safe. */
    <T> T call(Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        if (Thread.currentThread().equals(thread)) {
            task.run();
        } else if (closed) {
            throw new IOException("The virtual cameras are closed");
        } else {
            execute(task);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The virtual camera stops").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException("The virtual camera failed", e.getCause());
        }
    }

    /** Does something on the thread at that time of {@link System#nanoTime}. */
    void at(long nanos, Runnable task) {
        due.add(new Due(nanos, order++, task));
    }

    /** Opens a port whose datagrams go to {@code reader}. */
    DatagramChannel open(InetAddress bind, int port, Reader reader) throws IOException {
        DatagramChannel channel = listeners.channel(bind, port);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.register(selector, SelectionKey.OP_READ, reader);
        return channel;
    }

    /** Closes a port. */
    void release(DatagramChannel channel) {
        listeners.release(channel);
    }

    private void run() {
        try {
            while (!closed) {
                step();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The virtual A9 cameras stopped", e);
        } finally {
            closed = true;
            listeners.close();
            closeSelector();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                if (task instanceof FutureTask<?> waiting) {
                    waiting.cancel(false);
                }
            }
        }
    }

    private void step() throws IOException {
        Due next = due.peek();
        if (next == null) {
            selector.select();
        } else {
            long wait = (next.atNanos - System.nanoTime() + 999_999) / 1_000_000;
            if (wait > 0) {
                selector.select(wait);
            } else {
                selector.selectNow();
            }
        }
        Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            if (key.isValid() && key.channel() instanceof DatagramChannel channel) {
                read(channel, (Reader) key.attachment());
            }
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        long now = System.nanoTime();
        for (Due first = due.peek(); first != null && first.atNanos - now <= 0; first = due.peek()) {
            due.remove();
            first.task.run();
        }
    }

    private void read(DatagramChannel channel, Reader reader) {
        byte[] bytes = new byte[LARGEST];
        try {
            for (int count = 0; count < AT_ONCE && channel.isOpen(); count++) {
                buffer.clear();
                if (!(channel.receive(buffer) instanceof InetSocketAddress from)) {
                    return;
                }
                int length = buffer.flip().remaining();
                buffer.get(bytes, 0, length);
                reader.datagram(bytes, length, from);
            }
        } catch (IOException e) {
            // Such as a client that closed its port: the next datagram comes regardless.
            LOG.trace("A virtual camera's port failed", e);
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("The virtual cameras' selector did not close", e);
        }
    }

    /** Ends the thread and closes every port. Thread-safe, harmless when repeated. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            if (!Thread.currentThread().equals(thread)) {
                thread.join(5000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
