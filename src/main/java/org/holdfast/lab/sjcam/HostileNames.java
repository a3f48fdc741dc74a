// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Clips whose names are meant to do harm to whoever takes them for file names, addresses or markup. */
final class HostileNames {
    private static final LocalDateTime AT = LocalDateTime.of(2016, 10, 4, 12, 0);
    private static final long SIZE = 2_200_000;
    private static final List<String> NAMES = List.of(
            "../../../../evil.MOV",
            "..\\..\\evil.MOV",
            "/etc/evil.MOV",
            "C:\\evil.MOV",
            "C:evil.MOV",
            "CON",
            "nul.MOV",
            "COM1.mov",
            "dots.MOV...",
            "blank.MOV ",
            "bell\u0007.MOV",
            "line\r\nX-Evil: yes.MOV",
            "\u202eVOM.right-to-left.MOV",
            "<img src=x onerror=alert(1)>.MOV",
            "a&b<\"'>.MOV",
            "question?del=1",
            "percent%2e%2e%2fevil.MOV",
            "twin.MOV",
            "TWIN.mov",
            "long" + "g".repeat(240) + ".MOV",
            "longer" + "r".repeat(1500) + ".MOV");

    private final List<CardFile> files = new ArrayList<>();

    /** @param start gives the real short clip with which each begins */
    HostileNames(Callable<Path> start) {
        for (int i = 0; i < NAMES.size(); i++) {
            files.add(new CardFile(Card.MOVIES, NAMES.get(i), AT, false, new GeneratedClip(start, SIZE + i, -2L - i)));
        }
    }

    /** All of them. */
    List<CardFile> files() {
        return files;
    }

    /** The one of exactly that path; unlike those of FAT these differ by case. */
    Optional<CardFile> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
