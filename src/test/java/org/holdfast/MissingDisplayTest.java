// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Text;
import org.junit.jupiter.api.Test;

class MissingDisplayTest {
    private static final Map<String, String> DISPLAY = Map.of("DISPLAY", ":0");

    @Test
    void withoutADisplayTheStartSaysWhatToDo() {
        assertThat(words(on("Linux", Map.of("DISPLAY", " "), Set.of()).beforehand()))
                .contains("neither DISPLAY nor WAYLAND_DISPLAY is set")
                .contains("holdfast --help")
                .contains("mvn -Ptour");
    }

    @Test
    void whereEverythingIsThereNothingIsSaid() {
        assertThat(on("Linux", DISPLAY, Set.of()).beforehand()).isEmpty();
        assertThat(on("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), Set.of()).beforehand())
                .isEmpty();
        assertThat(on("Windows 11", Map.of(), Set.of("libgtk-3.so.0")).beforehand())
                .isEmpty();
    }

    @Test
    void missingLibrariesAreNamedByTheirPackages() {
        assertThat(words(on("Linux", DISPLAY, Set.of("libgtk-3.so.0", "libXtst.so.6"))
                        .beforehand()))
                .contains("sudo apt-get install -y libgtk-3-0 libxtst6\"")
                .doesNotContain("libgl1");
    }

    @Test
    void headlessOnPurposeNeedsNoDisplay() {
        MissingDisplay headless = new MissingDisplay("Linux", Map.of(), true, library -> false);

        assertThat(headless.beforehand()).isEmpty();
    }

    @Test
    void aDisplayThatCannotBeOpenedIsNamed() {
        assertThat(on("Linux", Map.of("DISPLAY", ":77"), Set.of())
                        .after(new UnsupportedOperationException("Unable to open DISPLAY"))
                        .toString())
                .contains("the display \":77\" cannot be opened");
    }

    @Test
    void missingFontsAreNamedByTheirPackages() {
        assertThat(on("Linux", DISPLAY, Set.of())
                        .after(new IllegalStateException("JavaFX detected no fonts"))
                        .toString())
                .contains("fonts-dejavu-core");
    }

    @Test
    void anythingElseIsRepeated() {
        assertThat(on("Mac OS X", Map.of(), Set.of())
                        .after(new IllegalStateException("No toolkit found"))
                        .toString())
                .contains("No toolkit found");
    }

    private static MissingDisplay on(String system, Map<String, String> environment, Set<String> missing) {
        return new MissingDisplay(system, environment, false, library -> !missing.contains(library));
    }

    private static String words(Optional<Text> text) {
        return text.orElseThrow().toString();
    }
}
