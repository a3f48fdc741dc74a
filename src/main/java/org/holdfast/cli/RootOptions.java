// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that hold for every command and may stand before or after it. */
final class RootOptions {
    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path dataDir;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    private boolean verbose;

    @Option(names = "--at", paramLabel = "ADDRESS", scope = ScopeType.INHERIT)
    private List<String> at = new ArrayList<>();

    @Option(names = "--plain", scope = ScopeType.INHERIT)
    private boolean plain;

    @Option(names = CommandLineProgram.LAB, scope = ScopeType.INHERIT)
    private boolean lab;

    StartOptions start() {
        return new StartOptions(Optional.ofNullable(dataDir), verbose, lab, at);
    }

    boolean verbose() {
        return verbose;
    }

    /** Whether progress and colour are unwelcome. */
    boolean plain() {
        return plain;
    }
}
