// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.holdfast.device.Text;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;

/** What the commands of one run share. The services are built when the first command asks for them. */
final class CommandContext implements AutoCloseable {
    private final Composition composition;
    private final Terminal terminal;
    private final Output output;
    private final Shapes shapes;
    private final RootOptions options = new RootOptions();
    private Composition.@Nullable Opened opened;

    CommandContext(Composition composition, Terminal terminal) {
        this.composition = composition;
        this.terminal = terminal;
        this.output = new Output(terminal);
        this.shapes = new Shapes(terminal.locale());
    }

    Composition composition() {
        return composition;
    }

    Terminal terminal() {
        return terminal;
    }

    Output output() {
        return output;
    }

    Shapes shapes() {
        return shapes;
    }

    RootOptions options() {
        return options;
    }

    ProgressLine progress() {
        return new ProgressLine(terminal, options.plain());
    }

    /** The services, with the addresses of {@code --at} in every search. */
    Services services() throws CommandFailure, UsageFailure {
        Composition.Opened running = opened;
        if (running == null) {
            try {
                running = composition.open(options.start());
            } catch (FileSystemException e) {
                throw new CommandFailure(Words.of("start.folder", String.valueOf(e.getFile())));
            } catch (IOException e) {
                throw new CommandFailure(Words.of("start.failed", String.valueOf(e.getMessage())));
            }
            opened = running;
            for (Text problem : running.services().problems()) {
                output.remark(problem);
            }
            addSearchAddresses(running.services());
        }
        return running.services();
    }

    private void addSearchAddresses(Services services) throws UsageFailure {
        Optional<Text> wrong = AskedAddresses.add(services, options.start().at());
        if (wrong.isPresent()) {
            throw new UsageFailure(wrong.get());
        }
    }

    @Override
    public void close() {
        Composition.Opened running = opened;
        if (running != null) {
            opened = null;
            running.close();
        }
    }
}
