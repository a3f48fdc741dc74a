// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.device.Setting;

/**
 * The value that the user wants a setting to have, checked against the setting before anything is sent.
 *
 * @param given from the command line
 * @param secretFile where a secret value is read from; a secret is never an argument
 */
record WantedValue(Terminal terminal, Output output, Optional<String> given, Optional<Path> secretFile) {
    String valueFor(Setting setting) throws CommandFailure, UsageFailure {
        boolean secret = setting instanceof Setting.Words words && words.secret();
        if (secretFile.isPresent() && !secret) {
            throw new UsageFailure(Words.of("settings.not-secret", setting.name()));
        }
        return switch (setting) {
            case Setting.Choice choice -> option(choice);
            case Setting.Toggle toggle -> onOrOff(toggle);
            case Setting.Range range -> number(range);
            case Setting.Words words -> matching(words, words.secret() ? secret(words) : required(words));
            case Setting.Action action -> confirmation(action);
            case Setting.ReadOnly only -> throw new UsageFailure(Words.of("settings.read-only", only.name()));
        };
    }

    private String required(Setting setting) throws UsageFailure {
        return given.orElseThrow(() -> new UsageFailure(Words.of("settings.value", setting.name())));
    }

    private String option(Setting.Choice choice) throws UsageFailure {
        String wanted = required(choice);
        return choice.options().stream()
                .filter(each -> each.value().equals(wanted)
                        || output.words(each.label()).equalsIgnoreCase(wanted))
                .map(Setting.Option::value)
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of(
                        "settings.one-of",
                        choice.name(),
                        choice.options().stream().map(Setting.Option::value).collect(Collectors.joining(", ")))));
    }

    private String onOrOff(Setting.Toggle toggle) throws UsageFailure {
        String wanted = required(toggle);
        if (!wanted.equals("on") && !wanted.equals("off")) {
            throw new UsageFailure(Words.of("settings.one-of", toggle.name(), "on, off"));
        }
        return wanted;
    }

    private String number(Setting.Range range) throws UsageFailure {
        String wanted = required(range);
        UsageFailure wrong = new UsageFailure(Words.of(
                "settings.between", range.name(), Integer.toString(range.least()), Integer.toString(range.most())));
        try {
            int number = Integer.parseInt(wanted);
            if (number < range.least() || number > range.most() || (number - range.least()) % range.step() != 0) {
                throw wrong;
            }
            return Integer.toString(number);
        } catch (NumberFormatException e) {
            throw wrong;
        }
    }

    private static String matching(Setting.Words words, String wanted) throws UsageFailure {
        if (!wanted.matches(words.pattern())) {
            throw new UsageFailure(Words.of("settings.rule", words.name(), words.rule()));
        }
        return wanted;
    }

    private String secret(Setting.Words words) throws CommandFailure, UsageFailure {
        if (given.isPresent()) {
            throw new UsageFailure(Words.of("settings.secret", words.name()));
        }
        return new SecretInput(terminal, output, secretFile)
                .ask(Words.of("settings.ask-secret", words.about().label()))
                .map(String::new)
                .orElseThrow(() -> new UsageFailure(Words.of("settings.secret", words.name())));
    }

    private String confirmation(Setting.Action action) throws UsageFailure {
        if (action.confirmation().isEmpty()) {
            return given.orElse("");
        }
        String word = action.confirmation().get();
        String typed = given.isPresent() ? given.get() : ask(action, word);
        if (!typed.equals(word)) {
            throw new UsageFailure(Words.of("settings.confirm", action.consequence(), word));
        }
        return typed;
    }

    private String ask(Setting.Action action, String word) {
        return terminal.prompt()
                .line(output.words(Words.of("settings.ask-confirm", action.consequence(), word)))
                .orElse("");
    }
}
