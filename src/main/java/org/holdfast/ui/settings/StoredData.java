// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.AppFolders;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.SecretImports;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;

/** Everything that Holdfast stored, except pictures and recordings, which belong to the user. */
final class StoredData {
    private static final List<String> KINDS = List.of("password", "token");

    private final Services services;

    StoredData(Services services) {
        this.services = services;
    }

    /**
     * Removes devices, secrets, settings, last pictures, caches and logs; blocks. Holdfast should end afterwards.
     *
     * @throws DeviceException naming the folder that could not be emptied
     */
    void remove() throws DeviceException {
        for (SecretImports.Waiting each : services.secretImports().waiting()) {
            services.secretImports().forget(each);
        }
        for (Device device : services.book().devices()) {
            services.book().remove(device.id());
            for (String kind : KINDS) {
                try {
                    services.secrets().remove(device.id(), kind);
                } catch (IOException e) {
                    throw failed(services.folders().config());
                }
            }
        }
        try {
            services.restream().choose(RestreamChoices.INITIAL);
            services.restream().password(new char[0]);
        } catch (DeviceException e) {
            throw failed(services.folders().config());
        }
        services.preferences().forget();
        services.wall().forget();
        AppFolders folders = services.folders();
        for (Path folder : List.of(folders.data(), folders.logs(), folders.cache(), folders.config())) {
            try {
                empty(folder);
            } catch (IOException e) {
                throw failed(folder);
            }
        }
    }

    private static DeviceException failed(Path folder) {
        return new DeviceException.Unsupported(
                Text.of(SettingsModel.BUNDLE, "data.failed", folder.toString()),
                Text.of(SettingsModel.BUNDLE, "data.failed.advice"));
    }

    private static void empty(Path stored) throws IOException {
        if (!Files.isDirectory(stored)) {
            return;
        }
        // The folder itself may be a link, where somebody keeps it elsewhere; links in it are removed, not followed.
        Path folder = stored.toRealPath();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException trouble) throws IOException {
                if (trouble != null) {
                    throw trouble;
                }
                if (!visited.equals(folder)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
