// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.binding.lib.LibVlc;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/**
 * What was found of an installed VLC.
 *
 * @param version such as "3.0.24"
 * @param rtsp whether its plug-in folder holds live555, without which it cannot open RTSP (Debian's and Ubuntu's)
 */
record VlcLibrary(String version, boolean rtsp) {
    private static final Logger LOG = LoggerFactory.getLogger(VlcLibrary.class);
    private static final String PLUGIN = "live555_plugin";
    private static final int DEPTH = 4;

    /** Looks for VLC on this computer; empty, without any exception, where there is none that can be used. */
    static Optional<VlcLibrary> find() {
        try {
            NativeDiscovery discovery = new NativeDiscovery();
            if (!discovery.discover()) {
                return Optional.empty();
            }
            String version = LibVlc.libvlc_get_version().split(" ", 2)[0];
            if (!version.startsWith("3.")) {
                LOG.info("VLC {} is not used: only 3.x is known", version);
                return Optional.empty();
            }
            return Optional.of(new VlcLibrary(version, hasRtsp(folders(discovery.discoveredPath()))));
        } catch (LinkageError | RuntimeException e) {
            LOG.info("VLC cannot be used: {}", e.toString());
            return Optional.empty();
        }
    }

    private static List<Path> folders(String library) {
        List<Path> folders = new ArrayList<>();
        String chosen = System.getenv("VLC_PLUGIN_PATH");
        if (chosen != null && !chosen.isEmpty()) {
            folders.add(Path.of(chosen));
        }
        if (library != null) {
            Path at = Path.of(library);
            folders.add(at.resolve("vlc").resolve("plugins"));
            folders.add(at.resolve("plugins"));
            // On macOS the plug-ins lie beside the folder of the library.
            folders.add(at.resolveSibling("plugins"));
        }
        return folders;
    }

    /** Whether one of the folders holds the plug-in. */
    static boolean hasRtsp(List<Path> folders) {
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder, DEPTH)) {
                    if (files.anyMatch(file -> String.valueOf(file.getFileName())
                            .toLowerCase(Locale.ROOT)
                            .contains(PLUGIN))) {
                        return true;
                    }
                } catch (IOException e) {
                    LOG.info("VLC's plug-ins in {} cannot be listed", folder, e);
                }
            }
        }
        return false;
    }
}
