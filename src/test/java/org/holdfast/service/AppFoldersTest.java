// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppFoldersTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxFollowsTheBaseDirectories() {
        assertThat(AppFolders.ofSystem("Linux", HOME, Map.of("XDG_CONFIG_HOME", "/else", "XDG_DATA_HOME", "relative")))
                .isEqualTo(new AppFolders(
                        Path.of("/else/holdfast"),
                        HOME.resolve(".local/share/holdfast"),
                        HOME.resolve(".cache/holdfast"),
                        HOME.resolve(".local/state/holdfast/logs"),
                        HOME.resolve("Pictures/Holdfast")));
    }

    @Test
    void windowsFollowsItsVariables() {
        AppFolders folders = AppFolders.ofSystem(
                "Windows 11", HOME, Map.of("APPDATA", "/users/ada/roaming", "LOCALAPPDATA", "/users/ada/local"));

        assertThat(folders.config()).isEqualTo(Path.of("/users/ada/roaming/Holdfast"));
        assertThat(folders.logs()).isEqualTo(Path.of("/users/ada/local/Holdfast/logs"));
    }

    @Test
    void macKeepsThingsInTheLibrary() {
        AppFolders folders = AppFolders.ofSystem("Mac OS X", HOME, Map.of());

        assertThat(folders.config()).isEqualTo(HOME.resolve("Library/Application Support/Holdfast"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve("Library/Caches/Holdfast"));
    }

    @Test
    void aFolderOfOnesOwnHoldsEverything() {
        AppFolders folders = AppFolders.under(Path.of("/x/../data"));

        for (Path each :
                new Path[] {folders.config(), folders.data(), folders.cache(), folders.logs(), folders.pictures()}) {
            assertThat(each).startsWithRaw(Path.of("/data"));
        }
    }
}
