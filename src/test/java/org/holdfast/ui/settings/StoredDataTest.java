// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.device.DeviceException;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Preferences;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing what Holdfast stored, and nothing else. */
class StoredDataTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void devicesSecretsSettingsPicturesCachesAndLogsAreGone() throws Exception {
        Path home = folder.resolve("home");
        AppFolders folders = AppFolders.under(home);
        try (StageHouse house = new StageHouse(home)) {
            house.save("bike", "Bike");
            house.services().preferences().update(present -> present.withTheme(Preferences.Theme.DARK));
            for (Path each : stored(folders)) {
                write(each.resolve("deep/er/file"));
            }

            new StoredData(house.services()).remove();

            assertThat(house.services().book().devices()).isEmpty();
            assertThat(house.services().preferences().current()).isEqualTo(Preferences.initial());
            assertThat(house.secrets.removed).containsExactly("bike password", "bike token", "restream password");
        }
        for (Path each : stored(folders)) {
            assertThat(inside(each)).as(each.toString()).isEmpty();
        }
    }

    @Test
    void picturesAndWhatOthersPutBesideStay() throws Exception {
        Path home = folder.resolve("home");
        AppFolders folders = AppFolders.under(home);
        Path picture = write(folders.pictures().resolve("2026/clip.mp4"));
        Path beside = write(home.resolve("notes.txt"));

        remove(home);

        assertThat(picture).hasContent("kept");
        assertThat(beside).hasContent("kept");
    }

    @Test
    void linksAreRemovedAndWhatTheyLeadToStays() throws Exception {
        Path home = folder.resolve("home");
        AppFolders folders = AppFolders.under(home);
        Path elsewhere = write(folder.resolve("elsewhere/film.mov"));
        Path toFolder = link(folders.data().resolve("to-folder"), folder.resolve("elsewhere"));
        Path toFile = link(folders.cache().resolve("to-file"), elsewhere);
        Path toNothing = link(folders.logs().resolve("to-nothing"), folder.resolve("missing"));

        remove(home);

        assertThat(elsewhere).hasContent("kept");
        assertThat(List.of(toFolder, toFile, toNothing))
                .noneMatch(each -> Files.exists(each, java.nio.file.LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void aFolderThatIsKeptElsewhereThroughALinkIsEmptiedThere() throws Exception {
        Path home = folder.resolve("home");
        AppFolders folders = AppFolders.under(home);
        Path secret = write(folder.resolve("dotfiles/holdfast/secrets.json"));
        link(folders.config(), folder.resolve("dotfiles/holdfast"));

        remove(home);

        assertThat(secret).doesNotExist();
        assertThat(folder.resolve("dotfiles")).isDirectory();
    }

    @Test
    void aFolderThatCannotBeEmptiedIsNamed() throws Exception {
        Path home = folder.resolve("home");
        AppFolders folders = AppFolders.under(home);
        Path held = write(folders.cache().resolve("held/file")).getParent();
        Files.setPosixFilePermissions(held, PosixFilePermissions.fromString("r-x------"));
        assumeThat(Files.isWritable(held))
                .as("the system's own user may do everything")
                .isFalse();
        try {
            assertThatThrownBy(() -> remove(home))
                    .isInstanceOf(DeviceException.Unsupported.class)
                    .hasMessageContaining(folders.cache().toString());
        } finally {
            Files.setPosixFilePermissions(held, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void remove(Path home) throws DeviceException {
        try (StageHouse house = new StageHouse(home)) {
            new StoredData(house.services()).remove();
        }
    }

    private static List<Path> stored(AppFolders folders) {
        return List.of(folders.config(), folders.data(), folders.cache(), folders.logs());
    }

    private static List<Path> inside(Path each) throws IOException {
        try (Stream<Path> files = Files.list(each)) {
            return files.toList();
        }
    }

    private static Path link(Path link, Path target) throws IOException {
        Path parent = link.getParent();
        assertThat(parent).isNotNull();
        Files.createDirectories(parent);
        return Files.createSymbolicLink(link, target);
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, "kept");
    }
}
