// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;

/** Finds out why the window cannot open on Linux, so that its user reads what to do instead of a stack trace. */
final class MissingDisplay {
    private static final String BUNDLE = "org.holdfast.texts";

    /** The libraries that JavaFX's window opens, with the Debian packages that bring them. */
    private static final Map<String, String> LIBRARIES = new LinkedHashMap<>();

    static {
        LIBRARIES.put("libgtk-3.so.0", "libgtk-3-0");
        LIBRARIES.put("libGL.so.1", "libgl1");
        LIBRARIES.put("libXtst.so.6", "libxtst6");
        LIBRARIES.put("libXxf86vm.so.1", "libxxf86vm1");
        LIBRARIES.put("libpango-1.0.so.0", "libpango-1.0-0");
        LIBRARIES.put("libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
        LIBRARIES.put("libfreetype.so.6", "libfreetype6");
        LIBRARIES.put("libfontconfig.so.1", "fontconfig");
    }

    private final String system;
    private final Map<String, String> environment;
    private final boolean headlessAsked;
    private final Predicate<String> loads;

    /**
     * @param system as {@code os.name} has it
     * @param headlessAsked whether JavaFX was told to work without a display
     * @param loads whether a library can be opened
     */
    MissingDisplay(String system, Map<String, String> environment, boolean headlessAsked, Predicate<String> loads) {
        this.system = system;
        this.environment = environment;
        this.headlessAsked = headlessAsked;
        this.loads = loads;
    }

    static MissingDisplay ofSystem() {
        return new MissingDisplay(
                System.getProperty("os.name", ""),
                System.getenv(),
                "Headless".equals(System.getProperty("glass.platform")),
                MissingDisplay::opens);
    }

    /**
     * Looked at before the toolkit starts, because it prints stack traces of its own. Opening the libraries costs
     * nothing in the end: the toolkit needs them next.
     */
    Optional<Text> beforehand() {
        if (!onLinux() || headlessAsked) {
            return Optional.empty();
        }
        if (display() == null) {
            return Optional.of(said(text("no-display.none")));
        }
        List<String> missing = LIBRARIES.entrySet().stream()
                .filter(each -> !loads.test(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(said(lacking(String.join(" ", missing))));
    }

    /** Looked at when the toolkit did not start. */
    Text after(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        String display = display();
        if (onLinux() && display != null && words.contains("DISPLAY")) {
            return said(text("no-display.closed", display));
        }
        if (onLinux() && words.toLowerCase(Locale.ROOT).contains("font")) {
            return said(lacking("fontconfig fonts-dejavu-core"));
        }
        return said(text("no-display.unknown", words));
    }

    private static Text lacking(String packages) {
        return text("no-display.libraries", packages);
    }

    private boolean onLinux() {
        return system.equals("Linux");
    }

    private @Nullable String display() {
        String x = environment.get("DISPLAY");
        if (x != null && !x.isBlank()) {
            return x;
        }
        String wayland = environment.get("WAYLAND_DISPLAY");
        return wayland == null || wayland.isBlank() ? null : wayland;
    }

    private static boolean opens(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Text said(Text reason) {
        return text("no-display", reason);
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }
}
