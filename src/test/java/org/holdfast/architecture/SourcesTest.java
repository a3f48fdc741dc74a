// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file has in common. */
class SourcesTest {
    private static final String LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later";

    @Test
    void everyFileNamesItsLicenceFirst() throws IOException {
        List<Path> without =
                sources().stream().filter(file -> !head(file).contains(LICENCE)).toList();

        assertThat(without).as("files whose first line is not the licence").isEmpty();
    }

    @Test
    void everyPackageRefusesNull() throws IOException {
        Set<Path> careless = new TreeSet<>();
        for (Path file : sources()) {
            Path folder = file.getParent();
            if (file.toString().endsWith(".java") && folder != null && !isNullMarked(folder)) {
                careless.add(folder);
            }
        }

        assertThat(careless)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    @Test
    void filesStayShortEnoughToBeRead() throws IOException {
        List<String> overlong = sources().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> lines(file).size() > 450)
                .map(file -> file + ": " + lines(file).size())
                .toList();

        assertThat(overlong).as("source files that have become too long").isEmpty();
    }

    /** Benchmarks are compiled together with the tests, and a package can have only one such file there. */
    private static boolean isNullMarked(Path folder) throws IOException {
        Path ofTests = Path.of(folder.toString().replace("src/bench/", "src/test/"));
        return marks(folder.resolve("package-info.java")) || marks(ofTests.resolve("package-info.java"));
    }

    private static boolean marks(Path info) throws IOException {
        return Files.exists(info) && Files.readString(info).contains("\n@NullMarked\n");
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("src", "resources", "installer", ".ci")) {
            if (Files.isDirectory(Path.of(root))) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    files.filter(Files::isRegularFile)
                            .filter(SourcesTest::isSource)
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isSource(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".java")
                || name.endsWith(".css")
                || name.endsWith(".sh")
                || name.endsWith(".py")
                || file.equals(Path.of(".ci", "run"));
    }

    private static String head(Path file) {
        List<String> lines = lines(file);
        String first = lines.isEmpty() ? "" : lines.getFirst();
        return first.startsWith("#!") && lines.size() > 1 ? lines.get(1) : first;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
