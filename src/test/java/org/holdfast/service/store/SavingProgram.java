// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;

/** Saves again and again, in a process of its own, and says what is saved; never ends by itself. */
final class SavingProgram {
    /** Copies of the number in one state, so that a kill has something to cut in two. */
    static final int COPIES = 3000;

    private SavingProgram() {}

    /** @param arguments the file, and the first number */
    public static void main(String[] arguments) throws IOException {
        StateFile<java.util.List<String>> file =
                new StateFile<>(Path.of(arguments[0]), new WordsShape(), DiskSteps.ofSystem(), Clock.systemUTC());
        for (int number = Integer.parseInt(arguments[1]); ; number++) {
            String word = Integer.toString(number);
            file.update(before -> Collections.nCopies(COPIES, word));
            System.out.println(word);
        }
    }
}
