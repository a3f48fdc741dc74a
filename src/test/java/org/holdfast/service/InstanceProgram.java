// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Becomes the only instance or tells the one that is, in a process of its own; ends when its input does. */
final class InstanceProgram {
    private InstanceProgram() {}

    /** @param arguments the folder of settings */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        SingleInstance.Outcome outcome = SingleInstance.take(Path.of(arguments[0]), () -> out.println("front"));
        out.println(outcome.getClass().getSimpleName());
        if (outcome instanceof SingleInstance.Outcome.First(SingleInstance instance)) {
            try (instance) {
                System.in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }
}
