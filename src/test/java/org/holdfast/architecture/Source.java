// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one source file says in string literals.
 *
 * @param type simple name of its top-level class
 * @param imports simple names to full names
 * @param constants names of string constants to their values
 * @param literals every string literal, and every name of an enum constant as a key would spell it
 * @param patterns what a concatenation of literals and other things can come out as
 * @param calls calls whose first argument, or second after a bundle, is a literal
 */
record Source(
        Path file,
        String packageName,
        String type,
        Map<String, String> imports,
        Map<String, String> constants,
        Set<String> literals,
        List<Pattern> patterns,
        List<Call> calls) {
    /**
     * A call such as {@code Words.of("key", 1)}.
     *
     * @param receiver what stands before the dot; empty where nothing does
     * @param method the method's name
     * @param key the literal
     * @param bundle the expression before the key; empty where the key comes first
     * @param arguments how many arguments follow the key, or -1 where an array may be passed on
     */
    record Call(String receiver, String method, String bundle, String key, int arguments, long line) {}

    /** The floor this file belongs to, such as {@code org.holdfast.ui}. */
    String floor() {
        String[] parts = packageName.split("\\.", 4);
        return parts.length < 3 ? packageName : String.join(".", parts[0], parts[1], parts[2]);
    }
}
