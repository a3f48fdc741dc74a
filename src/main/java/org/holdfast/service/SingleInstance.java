// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one window a folder of settings run. The first holds a lock on a file, which the system drops even when the
 * program is killed, and listens on a socket beside it; any further one asks it to come to the front, and ends.
 */
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final byte[] FRONT = "holdfast: come to front\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMING = "holdfast: coming\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** The longest path of a Unix domain socket is about 104 bytes on the strictest system. */
    private static final int LONGEST_SOCKET_PATH = 100;

    private final FileChannel lockFile;
    private final Path folder;
    private final ServerSocketChannel server;
    private final Runnable toFront;

    private SingleInstance(FileChannel lockFile, Path folder, ServerSocketChannel server, Runnable toFront) {
        this.lockFile = lockFile;
        this.folder = folder;
        this.server = server;
        this.toFront = toFront;
    }

    /** What came of {@link #take}. */
    public sealed interface Outcome {
        /** This is the only one; close it at the end. */
        record First(SingleInstance instance) implements Outcome {}

        /** Another one runs and was told to come to the front. */
        record Told() implements Outcome {}

        /** Another one runs but does not answer. */
        record Silent() implements Outcome {}
    }

    /**
     * Becomes the only one in {@code folder}, or tells the one that is.
     *
     * @param toFront called on a thread of this class when a further one was started; returns at once
     * @throws IOException when the folder cannot be written
     */
    public static Outcome take(Path folder, Runnable toFront) throws IOException {
        Files.createDirectories(folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<FileChannel> lock = tryLock(folder);
            if (lock.isPresent()) {
                return new Outcome.First(begin(lock.get(), folder, toFront));
            }
            // The first may just be starting or ending, so both are tried for a while.
            if (tell(folder)) {
                return new Outcome.Told();
            }
            if (System.nanoTime() - end > 0) {
                return new Outcome.Silent();
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static Optional<FileChannel> tryLock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("This program holds the lock itself");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static SingleInstance begin(FileChannel lock, Path folder, Runnable toFront) throws IOException {
        try {
            SingleInstance instance = new SingleInstance(lock, folder, listen(folder), toFront);
            Thread.ofPlatform().daemon().name("work-instance").start(instance::serve);
            return instance;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static ServerSocketChannel listen(Path folder) throws IOException {
        Path socket = socket(folder);
        Path port = port(folder);
        Files.deleteIfExists(socket); // we hold the lock, so what lies there is left over
        Files.deleteIfExists(port);
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length < LONGEST_SOCKET_PATH) {
            try {
                ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    server.bind(UnixDomainSocketAddress.of(socket));
                    return server;
                } catch (IOException e) {
                    server.close();
                    LOG.debug("No socket can be made in the folder", e);
                }
            } catch (UnsupportedOperationException | IOException e) {
                LOG.debug("This system has no Unix domain sockets", e);
            }
        }
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int number = ((InetSocketAddress) server.getLocalAddress()).getPort();
        Files.writeString(port, Integer.toString(number));
        return server;
    }

    private static Path socket(Path folder) {
        return folder.toAbsolutePath().resolve("instance.sock");
    }

    private static Path port(Path folder) {
        return folder.resolve("instance.port");
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                Threads.start("work-instance-call", () -> answer(caller));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("No further start can be heard", e);
                return;
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller) {
            boolean asked = bounded(() -> expect(caller, FRONT), caller);
            if (asked) {
                toFront.run();
                caller.write(ByteBuffer.wrap(COMING));
            }
        } catch (IOException e) {
            LOG.debug("A further start broke off", e);
        }
    }

    private static boolean tell(Path folder) {
        Optional<SocketAddress> address = address(folder);
        if (address.isEmpty()) {
            return false;
        }
        try (SocketChannel channel = address.get() instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            return bounded(
                    () -> {
                        channel.connect(address.get());
                        channel.write(ByteBuffer.wrap(FRONT));
                        return expect(channel, COMING);
                    },
                    channel);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("The first one cannot be told", e);
            return false;
        }
    }

    private static Optional<SocketAddress> address(Path folder) {
        try {
            if (Files.exists(socket(folder))) {
                return Optional.of(UnixDomainSocketAddress.of(socket(folder)));
            }
            Path port = port(folder);
            if (Files.exists(port) && Files.size(port) < 10) {
                int number = Integer.parseInt(Files.readString(port).strip());
                return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("It is not known where the first one listens", e);
        }
        return Optional.empty();
    }

    /** Reads exactly {@code words}; false when something else comes. */
    static boolean expect(ReadableByteChannel channel, byte[] words) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(words.length);
        while (in.hasRemaining()) {
            if (channel.read(in) < 0) {
                return false;
            }
        }
        return java.util.Arrays.equals(in.array(), words);
    }

    /** Does something with a channel, and closes the channel when it takes too long. */
    private static boolean bounded(Exchange exchange, SocketChannel channel) throws IOException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Threads.start("work-instance-talk", () -> {
            try {
                done.complete(exchange.run());
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            channel.close();
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException why) {
                throw why;
            }
            throw new UncheckedIOException(new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket(folder));
            Files.deleteIfExists(port(folder));
            lockFile.close();
        } catch (IOException e) {
            LOG.warn("The lock of the only instance could not be tidied up", e);
        }
    }

    /** A short talk. */
    @FunctionalInterface
    private interface Exchange {
        boolean run() throws IOException;
    }
}
