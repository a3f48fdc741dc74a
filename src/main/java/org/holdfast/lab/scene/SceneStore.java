// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scene in every form that virtual cameras need, made when first asked for and then kept in a folder.
 * Thread-safe; a caller waits while its form is being made, at most some seconds.
 */
public final class SceneStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SceneStore.class);
    /** Changes whenever the drawing changes. */
    private static final String VERSION = "2";
    /** Every second picture: 15 a second. */
    private static final int JPEG_STEP = 2;

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Path folder;
    private final Map<String, FutureTask<Object>> made = new ConcurrentHashMap<>();
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** @param folder where encoded scenes are kept; made when needed, and may be deleted at any time */
    public SceneStore(Path folder) {
        this.folder = folder;
    }

    /** H.264 at 30 pictures a second. */
    public EncodedLoop h264(int width, int height) throws IOException {
        String name = "scene-" + VERSION + "-" + width + "x" + height + ".h264loop";
        return get(name, EncodedLoop.class, () -> fromFolder(name, () -> encodeH264(width, height)));
    }

    /** JPEG pictures, 15 a second, 4:2:2. */
    public EncodedLoop jpegs(int width, int height) throws IOException {
        String name = "scene-" + VERSION + "-" + width + "x" + height + ".jpegloop";
        return get(name, EncodedLoop.class, () -> fromFolder(name, () -> encodeJpegs(width, height)));
    }

    /**
     * JPEG pictures of what a camera that turns sees ahead.
     *
     * @param step how far the numbers of two pictures lie apart, of 30 a second
     */
    EncodedLoop turning(int width, int height, int step) throws IOException {
        String name = "scene-" + VERSION + "-ahead-" + width + "x" + height + "-" + step + ".jpegloop";
        return get(
                name,
                EncodedLoop.class,
                () -> fromFolder(name, () -> {
                    List<EncodedFrame> frames = new ArrayList<>();
                    try (Encoder encoder = Encoder.jpeg(width, height)) {
                        Lens lens = new Lens(width, height);
                        View ahead = View.ahead(width, height);
                        for (int number = 0; number < Scene.FRAMES; number += step) {
                            requireOpen();
                            frames.addAll(encoder.encode(lens.draw(ahead, number), number));
                        }
                        frames.addAll(encoder.finish());
                        return new EncodedLoop(width, height, Scene.RATE / step, new byte[0], frames);
                    }
                }));
    }

    /** One JPEG of what a camera that turns sees, made anew; for a platform thread. */
    EncodedFrame seen(View view, int number) throws IOException {
        try (Encoder encoder = Encoder.jpeg(view.width(), view.height())) {
            Picture picture = new Lens(view.width(), view.height()).draw(view, number);
            List<EncodedFrame> frames = new ArrayList<>(encoder.encode(picture, number));
            frames.addAll(encoder.finish());
            return frames.getFirst();
        }
    }

    /**
     * Starts to make in the background what will be asked for, so that nobody waits for it later.
     *
     * @param fullHd whether H.264 with 1920x1080 is wanted too
     */
    public void prepare(boolean fullHd) {
        work(() -> {
            try {
                if (fullHd) {
                    h264(1920, 1080);
                }
                h264(640, 360);
                jpegs(640, 480);
            } catch (IOException e) {
                if (!closed) {
                    LOG.warn("The scene could not be encoded", e);
                }
            }
        });
    }

    private void work(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("lab-scene").unstarted(() -> {
            try {
                work.run();
            } finally {
                working.remove(Thread.currentThread());
            }
        });
        working.add(thread);
        thread.start();
    }

    /** Ends what is being made, at the next picture, and leaves the folder alone from then on. */
    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : working) {
                thread.join(LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new InterruptedIOException("The scene is not needed any more");
        }
    }

    /** One JPEG of the scene, drawn and encoded anew. */
    public byte[] jpeg(int number, int width, int height) throws IOException {
        return onPlatformThread(() -> {
            try (Encoder encoder = Encoder.jpeg(width, height)) {
                List<EncodedFrame> frames =
                        new ArrayList<>(encoder.encode(new Scene(width, height).draw(number % Scene.FRAMES), 0));
                frames.addAll(encoder.finish());
                return frames.getFirst().data();
            }
        });
    }

    /**
     * Writes a clip as the camera would have recorded it, with the pictures of {@link #h264}.
     *
     * @param seconds its length
     * @param sound whether it has a sound track
     * @param stopped the camera's local time at its end
     */
    public void writeClip(Path file, Duration seconds, boolean sound, LocalDateTime stopped) throws IOException {
        writeClip(file, h264(640, 360), seconds, sound, stopped);
    }

    /** The same with other pictures. */
    public void writeClip(Path file, EncodedLoop loop, Duration seconds, boolean sound, LocalDateTime stopped)
            throws IOException {
        int frames = (int) Math.max(1, seconds.toMillis() * loop.rate() / 1000);
        onPlatformThread(() -> {
            ClipWriter.write(file, loop, frames, sound, stopped);
            return file;
        });
    }

    /**
     * A clip that is kept in the folder, written when it is not there yet.
     *
     * @see #writeClip
     */
    public Path keptClip(Duration seconds, boolean sound, LocalDateTime stopped) throws IOException {
        String name = "clip-" + VERSION + "-" + seconds.toMillis() + (sound ? "-sound-" : "-silent-")
                + stopped.toString().replace(':', '-') + ".mov";
        return get(name, Path.class, () -> {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path side = Files.createTempFile(folder, "clip", ".mov");
                try {
                    writeClip(side, seconds, sound, stopped);
                    Files.move(side, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(side);
                }
            }
            return file;
        });
    }

    /** A fresh folder beside the kept scenes, for one device's own files. */
    public Path workFolder() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, "card-");
    }

    private EncodedLoop encodeH264(int width, int height) throws IOException {
        // 640x360 at the 1.65 Mbit/s of the real camera (protocol reference, section 11), others in proportion.
        long bitRate = 1_650_000L * width * height / (640 * 360);
        List<EncodedFrame> frames = new ArrayList<>();
        try (Encoder encoder = Encoder.h264(width, height, bitRate)) {
            Scene scene = new Scene(width, height);
            for (int number = 0; number < Scene.FRAMES; number++) {
                requireOpen();
                frames.addAll(encoder.encode(scene.draw(number), number));
            }
            frames.addAll(encoder.finish());
            return new EncodedLoop(width, height, Scene.RATE, encoder.header(), frames);
        }
    }

    private EncodedLoop encodeJpegs(int width, int height) throws IOException {
        List<EncodedFrame> frames = new ArrayList<>();
        try (Encoder encoder = Encoder.jpeg(width, height)) {
            Scene scene = new Scene(width, height);
            for (int number = 0; number < Scene.FRAMES; number += JPEG_STEP) {
                requireOpen();
                frames.addAll(encoder.encode(scene.draw(number), number));
            }
            frames.addAll(encoder.finish());
            return new EncodedLoop(width, height, Scene.RATE / JPEG_STEP, new byte[0], frames);
        }
    }

    private EncodedLoop fromFolder(String name, Callable<EncodedLoop> encode) throws Exception {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            try {
                return LoopFile.read(file);
            } catch (IOException e) {
                LOG.info("The kept scene {} is damaged and is made anew", file, e);
            }
        }
        long began = System.nanoTime();
        EncodedLoop loop = encode.call();
        LOG.debug("Encoded {} in {} ms", name, (System.nanoTime() - began) / 1_000_000);
        requireOpen();
        try {
            LoopFile.write(file, loop);
        } catch (IOException e) {
            LOG.info("The encoded scene could not be kept in {}", folder, e);
        }
        return loop;
    }

    private <T> T get(String name, Class<T> type, Callable<T> make) throws IOException {
        FutureTask<Object> fresh = new FutureTask<>(() -> onPlatformThread(make));
        FutureTask<Object> earlier = made.putIfAbsent(name, fresh);
        if (earlier == null) {
            fresh.run();
        }
        return type.cast(result(earlier == null ? fresh : earlier));
    }

    /** Natives that take long would pin a virtual thread's carrier. */
    private <T> T onPlatformThread(Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        work(task);
        return result(task);
    }

    private static <T> T result(FutureTask<T> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException("The scene could not be encoded", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
