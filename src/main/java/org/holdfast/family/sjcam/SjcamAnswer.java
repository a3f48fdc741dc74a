// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.BoundedXml.Leaf;
import org.holdfast.net.MalformedXmlException;

/**
 * One answer, in any of the shapes of the protocol reference, section 3.
 *
 * @param items each {@code Cmd} with what follows it
 * @param leaves everything, for shapes without a {@code Cmd}
 */
record SjcamAnswer(List<Item> items, List<Leaf> leaves) {
    SjcamAnswer {
        items = List.copyOf(items);
        leaves = List.copyOf(leaves);
    }

    /**
     * Reads an answer. Unknown elements are kept as leaves and otherwise ignored; a {@code Cmd} that is no number is
     * left out with what follows it.
     *
     * @throws MalformedXmlException when it is no XML or breaks the limits
     */
    static SjcamAnswer read(byte[] body) throws MalformedXmlException {
        List<Leaf> leaves = BoundedXml.leaves(body, BoundedXml.Limits.ANSWER);
        List<Item> items = new ArrayList<>();
        ItemBuilder current = new ItemBuilder();
        boolean single = leaves.stream().filter(SjcamAnswer::isCommand).count() == 1;
        for (Leaf leaf : leaves) {
            // With one command everything is about it, in whatever order it stands.
            if (isCommand(leaf) && !single) {
                current.finish().ifPresent(items::add);
                current = new ItemBuilder();
            }
            current.add(leaf);
        }
        current.finish().ifPresent(items::add);
        return new SjcamAnswer(items, leaves);
    }

    private static boolean isCommand(Leaf leaf) {
        return leaf.name().equals("Cmd");
    }

    /** The item about {@code command}. */
    Optional<Item> item(int command) {
        return items.stream().filter(item -> item.command == command).findFirst();
    }

    /** The text of the first leaf called {@code name}. */
    Optional<String> text(String name) {
        return leaves.stream()
                .filter(leaf -> leaf.name().equals(name))
                .map(leaf -> leaf.text().strip())
                .findFirst();
    }

    /** The first leaf called {@code name} as a number. */
    OptionalLong number(String name) {
        return text(name).map(SjcamAnswer::number64).orElse(OptionalLong.empty());
    }

    /** The commands only: an answer may hold a passphrase. */
    @Override
    public String toString() {
        return "answer to " + items.stream().map(Item::command).toList();
    }

    /** A 64-bit number; empty for anything else, however long. */
    static OptionalLong number64(String text) {
        String stripped = text.strip();
        if (!stripped.matches("[+-]?[0-9]{1,19}")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(stripped));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * One {@code Cmd} and what belongs to it.
     *
     * @param command the number
     * @param status as text, because some cameras put names there; empty where there is none
     * @param value empty where there is none
     * @param strings each {@code String}
     */
    record Item(int command, String status, String value, List<String> strings) {
        Item {
            strings = List.copyOf(strings);
        }

        /** The status as a number; empty where it is none. */
        OptionalInt code() {
            OptionalLong number = number64(status);
            return number.isPresent() && number.getAsLong() == (int) number.getAsLong()
                    ? OptionalInt.of((int) number.getAsLong())
                    : OptionalInt.empty();
        }

        /** The value as a number; empty where it is none. */
        OptionalLong number() {
            return number64(value);
        }

        /** Without the words, which may be secret. */
        @Override
        public String toString() {
            return "Cmd " + command;
        }
    }

    /** Gathers what belongs to one command. */
    private static final class ItemBuilder {
        private OptionalInt command = OptionalInt.empty();
        private Optional<String> status = Optional.empty();
        private Optional<String> value = Optional.empty();
        private final List<String> strings = new ArrayList<>();

        void add(Leaf leaf) {
            switch (leaf.name()) {
                case "Cmd" -> {
                    OptionalLong number = number64(leaf.text());
                    if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= 99_999) {
                        command = OptionalInt.of((int) number.getAsLong());
                    }
                }
                case "Status" ->
                    status = status.or(() -> Optional.of(leaf.text().strip()));
                case "Value" -> value = value.or(() -> Optional.of(leaf.text().strip()));
                case "String" -> strings.add(leaf.text().strip());
                default -> {
                    // Makers add elements of their own.
                }
            }
        }

        Optional<Item> finish() {
            return command.isPresent()
                    ? Optional.of(new Item(command.getAsInt(), status.orElse(""), value.orElse(""), strings))
                    : Optional.empty();
        }
    }
}
