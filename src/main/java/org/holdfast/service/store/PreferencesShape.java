// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.service.Preferences;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.Preferences.Fetching;
import org.holdfast.service.Preferences.Film;
import org.holdfast.service.Preferences.Theme;
import org.holdfast.service.Preferences.Window;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings as JSON. A single value that makes no sense falls back to what holds at first. */
final class PreferencesShape implements Shape<Preferences> {
    private static final int MOST = 200;
    private static final double FURTHEST = 1_000_000;

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Preferences initial() {
        return Preferences.initial();
    }

    @Override
    public void write(Preferences state, ObjectNode into) {
        into.put("theme", state.theme().name().toLowerCase(Locale.ROOT));
        state.language().ifPresent(language -> into.put("language", language));
        into.put("engine", state.engine().name().toLowerCase(Locale.ROOT));
        state.pictures().ifPresent(folder -> into.put("pictures", folder.toString()));
        ArrayNode muted = into.putArray("muted-interfaces");
        state.mutedInterfaces().stream().sorted().forEach(muted::add);
        into.put("exploring", state.exploring());
        into.put("verbose-log", state.verboseLog());
        ObjectNode downloads = into.putObject("downloads");
        state.downloads().folder().ifPresent(folder -> downloads.put("folder", folder.toString()));
        downloads.put("dated", state.downloads().dated());
        downloads.put("convert", state.downloads().convert());
        into.put("films", state.films().name().toLowerCase(Locale.ROOT));
        state.window().ifPresent(window -> {
            ObjectNode node = into.putObject("window");
            node.put("x", window.x());
            node.put("y", window.y());
            node.put("width", window.width());
            node.put("height", window.height());
            node.put("maximized", window.maximized());
        });
    }

    @Override
    public Preferences read(JsonNode content) {
        return new Preferences(
                choice(Theme.class, content, "theme", Theme.SYSTEM),
                Fields.optionalText(content, "language"),
                choice(EngineChoice.class, content, "engine", EngineChoice.AUTOMATIC),
                Fields.optionalText(content, "pictures").flatMap(PreferencesShape::folder),
                names(content.path("muted-interfaces")),
                Fields.flag(content, "exploring"),
                Fields.flag(content, "verbose-log"),
                downloads(content.path("downloads")),
                choice(Film.class, content, "films", Film.MP4),
                window(content.path("window")));
    }

    /** The second schema adds how recordings are fetched. */
    @Override
    public void migrate(int from, ObjectNode content) {
        ObjectNode downloads = content.putObject("downloads");
        downloads.put("dated", Fetching.INITIAL.dated());
        downloads.put("convert", Fetching.INITIAL.convert());
    }

    private static Fetching downloads(JsonNode node) {
        return node.isObject()
                ? new Fetching(
                        Fields.optionalText(node, "folder").flatMap(PreferencesShape::folder),
                        Fields.flag(node, "dated"),
                        Fields.flag(node, "convert"))
                : Fetching.INITIAL;
    }

    private static <E extends Enum<E>> E choice(Class<E> kind, JsonNode content, String name, E otherwise) {
        String given = Fields.optionalText(content, name).orElse("");
        for (E each : kind.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(given)) {
                return each;
            }
        }
        return otherwise;
    }

    private static Optional<Path> folder(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new HashSet<>();
        for (JsonNode each : list) {
            if (each.isString() && names.size() < MOST) {
                names.add(each.stringValue());
            }
        }
        return names;
    }

    private static Optional<Window> window(JsonNode node) {
        for (String name : new String[] {"x", "y", "width", "height"}) {
            JsonNode number = node.path(name);
            if (!number.isNumber() || !(Math.abs(number.doubleValue()) < FURTHEST)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Window(
                node.path("x").doubleValue(),
                node.path("y").doubleValue(),
                node.path("width").doubleValue(),
                node.path("height").doubleValue(),
                Fields.flag(node, "maximized")));
    }
}
