// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;

/** Virtual A9 cameras in a process of their own, until its standard input ends; prints their addresses, a line each. */
final class ManyA9s {
    private ManyA9s() {}

    /** @param arguments where the scene is kept, how many cameras, and how many pictures a second each */
    public static void main(String[] arguments) throws IOException {
        A9Setup setup = A9Setup.many(Integer.parseInt(arguments[1]), A9Kind.JSON, Integer.parseInt(arguments[2]));
        try (Lab lab = new Lab(
                Lab.Options.usual(Path.of(arguments[0])).only(A9Camera.FAMILY).withA9(setup))) {
            lab.start();
            lab.a9Cameras().forEach(each -> System.out.println(each.address()));
            while (System.in.read() >= 0) {
                // Until the other side is through.
            }
        }
    }
}
