// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.device.DeviceException;

/** Finds out who a camera is; protocol reference, section 12. */
final class Identification {
    private static final String EARLY_FIRMWARE = "G20[0-9]{6}V[0-9]{2}.*";
    private static final int MOST_WORDS = 80;

    private final ModelTable table;

    Identification(ModelTable table) {
        this.table = table;
    }

    /**
     * Asks.
     *
     * @throws DeviceException when nobody answers who speaks the dialect
     */
    SjcamIdentity ask(SjcamClient client) throws DeviceException, InterruptedException {
        client.tell(SjcamCommand.probe());
        List<String> words = words(client);
        Set<Integer> commands = commands(client);
        Dialect dialect = dialect(words, commands);
        if (dialect == Dialect.UNKNOWN && isYi(client)) {
            dialect = Dialect.YI;
        }
        return identity(dialect, words, commands);
    }

    /** Puts together what was said. */
    SjcamIdentity identity(Dialect dialect, List<String> words, Set<Integer> commands) {
        Optional<String> key = dialect == Dialect.SJCAM ? key(words) : Optional.empty();
        String firmware = String.join(" ", words);
        Optional<ModelOptions> options = key.flatMap(k -> table.options(k, firmware));
        return new SjcamIdentity(dialect, key, model(dialect, key, words), firmware, commands, options);
    }

    /** {@code 2019} together with {@code 1012} is SJCAM's dialect; blocks from 9000 on are Viofo's. */
    static Dialect dialect(List<String> words, Set<Integer> commands) {
        boolean sjcam = commands.contains(2019) && commands.contains(1012);
        if (sjcam) {
            return Dialect.SJCAM;
        }
        boolean viofo = commands.stream().filter(number -> number >= 9000).count() > 2;
        if (viofo) {
            return Dialect.VIOFO;
        }
        boolean early = !words.isEmpty() && words.getFirst().matches(EARLY_FIRMWARE);
        return early && commands.isEmpty() ? Dialect.SJCAM : Dialect.UNKNOWN;
    }

    /** The early firmware names no model; later ones give chip and model in words of their own. */
    private Optional<String> key(List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (words.getFirst().matches(EARLY_FIRMWARE)) {
            return Optional.of(SjcamIdentity.SJ4000);
        }
        if (words.size() == 1) {
            return Optional.of(words.getFirst()).filter(table.keys()::contains);
        }
        return Optional.of(words.getFirst() + "-" + words.get(1)).filter(key -> key.matches("[!-~]{1,40}"));
    }

    private static String model(Dialect dialect, Optional<String> key, List<String> words) {
        return switch (dialect) {
            case SJCAM ->
                key.map(k -> k.substring(k.indexOf('-') + 1))
                        .map(name -> name.startsWith("SJ") ? name.replace("WIFI", " WiFi") : name)
                        .map(name -> "SJCAM " + name.replace('_', ' '))
                        .orElse("SJCAM");
            case YI -> "YI";
            case VIOFO ->
                words.isEmpty() ? "Viofo" : "Viofo " + words.getFirst().replaceFirst("_V.*", "");
            case UNKNOWN -> words.isEmpty() ? "Novatek" : words.getFirst();
        };
    }

    private static List<String> words(SjcamClient client) throws DeviceException, InterruptedException {
        try {
            SjcamAnswer answer = client.ask(SjcamCommand.firmware());
            return answer.items().stream()
                    .filter(item -> item.command() == SjcamCommand.firmware().number())
                    .flatMap(item -> item.strings().isEmpty()
                            ? java.util.stream.Stream.of(item.value())
                            : item.strings().stream())
                    .map(Identification::harmless)
                    .filter(word -> !word.isEmpty())
                    .limit(8)
                    .toList();
        } catch (DeviceException.Malformed | DeviceException.Unsupported e) {
            return List.of();
        }
    }

    /** A camera's own words, short and without control characters. */
    private static String harmless(String word) {
        String plain = word.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) : plain;
    }

    private static Set<Integer> commands(SjcamClient client) throws DeviceException, InterruptedException {
        try {
            SjcamAnswer answer = client.ask(SjcamCommand.commands());
            return answer.items().stream().map(SjcamAnswer.Item::command).collect(Collectors.toUnmodifiableSet());
        } catch (DeviceException.Malformed | DeviceException.Unsupported e) {
            return Set.of();
        }
    }

    private static boolean isYi(SjcamClient client) throws DeviceException, InterruptedException {
        try {
            SjcamAnswer answer = client.ask(SjcamCommand.settings());
            return answer.item(3035).isPresent() || answer.item(3037).isPresent();
        } catch (DeviceException.Malformed | DeviceException.Unsupported e) {
            return false;
        }
    }
}
