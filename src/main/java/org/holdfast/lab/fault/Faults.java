// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.fault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults that are switched on now. They may be switched while the devices run. Thread-safe. */
public final class Faults {
    private static final int LARGEST_NUMBER = 1_000_000_000;
    private static final Set<Fault> PER_CENT = Set.of(Fault.LOSS, Fault.REORDER, Fault.BURST_LOSS, Fault.DUPLICATE);
    private static final Map<Fault, Set<String>> WORDS = Map.of(
            Fault.MALFORMED,
            Set.of("garbage", "truncated", "entities", "huge-number", "text-number", "endless"),
            Fault.RANGE_LIES,
            Set.of("header", "data"),
            Fault.NO_LIST,
            Set.of("xml", "pages", "both"),
            Fault.CHIP,
            Set.of("novatek", "ambarella", "hisilicon", "allwinner"),
            Fault.BROKEN_JSON,
            Set.of(
                    "zero-end",
                    "zero-rubbish",
                    "zeros",
                    "doubled-comma",
                    "statistics",
                    "empty-member",
                    "empty-result",
                    "holes",
                    "control",
                    "cut",
                    "empty"),
            Fault.OFFLINE,
            Set.of("all", "plug", "strip", "switch", "meter"));

    private final Map<Fault, String> on = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * Switches on what {@code texts} name.
     *
     * @param texts each {@code NAME} or {@code NAME=VALUE}
     * @throws IllegalArgumentException with a sentence for the user when one of them is not a fault
     */
    public static Faults parse(Collection<String> texts) {
        Faults faults = new Faults();
        for (String text : texts) {
            faults.on(text);
        }
        return faults;
    }

    /**
     * Switches one on.
     *
     * @param text {@code NAME} or {@code NAME=VALUE}
     * @throws IllegalArgumentException with a sentence for the user when it is not a fault
     */
    public void on(String text) {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        Fault fault = Fault.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no fault \"" + word + "\"; choose one of " + String.join(", ", Fault.words())));
        on(fault, equals < 0 ? fault.usual() : text.substring(equals + 1));
    }

    /** Switches one on with its usual value. */
    public void on(Fault fault) {
        on(fault, fault.usual());
    }

    /**
     * Switches one on.
     *
     * @throws IllegalArgumentException with a sentence for the user when it cannot have that value
     */
    public void on(Fault fault, String value) {
        check(fault, value);
        on.put(fault, value);
        listeners.forEach(Runnable::run);
    }

    /** Switches one off; harmless when it is off. */
    public void off(Fault fault) {
        if (on.remove(fault) != null) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Whether it is on. */
    public boolean has(Fault fault) {
        return on.containsKey(fault);
    }

    /** Its value while it is on. */
    public Optional<String> value(Fault fault) {
        return Optional.ofNullable(on.get(fault));
    }

    /** Its value as a number, or {@code otherwise} while it is off. */
    public int number(Fault fault, int otherwise) {
        String value = on.get(fault);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** Calls {@code changed} on the switching thread after each change. */
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    @Override
    public String toString() {
        return on.toString();
    }

    private static void check(Fault fault, String value) {
        Set<String> words = WORDS.get(fault);
        boolean fits;
        if (words != null) {
            fits = words.contains(value);
        } else if (fault.usual().isEmpty()) {
            fits = value.isEmpty();
        } else if (fault == Fault.FOREIGN_STREAM) {
            fits = value.matches("[A-Za-z0-9.:-]{1,64}");
        } else if (fault == Fault.REDIRECT) {
            fits = value.matches("[\\x21-\\x7e]{1,200}");
        } else if (fault == Fault.WRONG_PASSWORD) {
            fits = value.matches("[\\x21-\\x7e]{1,31}");
        } else if (fault == Fault.CUT && value.equals("half")) {
            fits = true;
        } else {
            int least = fault == Fault.WRONG_LENGTH ? -LARGEST_NUMBER : fault == Fault.DROP ? 1 : 0;
            fits = isNumber(value, least, PER_CENT.contains(fault) ? 100 : LARGEST_NUMBER);
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "The fault \"" + fault.word() + "\" cannot have the value \"" + value + "\": " + fault.meaning());
        }
    }

    private static boolean isNumber(String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
