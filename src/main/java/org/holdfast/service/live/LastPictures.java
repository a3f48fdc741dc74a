// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.holdfast.media.Player;
import org.holdfast.media.Still;
import org.holdfast.service.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a small last picture of a device; the file's date is the picture's. */
final class LastPictures {
    private static final Logger LOG = LoggerFactory.getLogger(LastPictures.class);
    private static final int WIDEST = 640;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration AT_THE_END = Duration.ofMillis(300);

    private final StillSaver saver;
    private final Path file;
    private final AtomicBoolean saving = new AtomicBoolean();

    LastPictures(StillSaver saver, Path file) {
        this.saver = saver;
        this.file = file;
    }

    void keep(Player player, boolean now) {
        if (now) {
            save(player, AT_THE_END);
        } else {
            Threads.start("work-last-picture", () -> save(player, PATIENCE));
        }
    }

    private void save(Player player, Duration patience) {
        if (!saving.compareAndSet(false, true)) {
            return; // one is being saved this moment
        }
        try {
            Still still = Shrink.to(player.still(patience), WIDEST);
            write(saver, still, file);
        } catch (DeviceException e) {
            LOG.debug("There is no last picture: {}", e.getMessage());
        } catch (IOException e) {
            LOG.warn("A last picture could not be kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            saving.set(false);
        }
    }

    /** Writes a picture under another name first, so that nobody ever meets half of it. */
    static void write(StillSaver saver, Still still, Path file) throws IOException, DeviceException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("There is no folder to write into");
        }
        Files.createDirectories(folder);
        String name = target.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path fresh = folder.resolve(
                "." + (dot < 0 ? name : name.substring(0, dot)) + ".new" + (dot < 0 ? "" : name.substring(dot)));
        try {
            saver.save(still, fresh);
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
