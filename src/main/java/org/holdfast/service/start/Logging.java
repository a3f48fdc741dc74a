// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.service.AppFolders;
import org.slf4j.LoggerFactory;

/**
 * The log in the folder for logs: {@code holdfast.log} for the window, a new file at each start and after 5 MB;
 * {@code holdfast-cli.log} for the command line, a new file after 5 MB only, so that a script pushes nothing out. Five
 * old ones of each are kept. Nothing goes to the console. Every line passes the {@link Redactor}.
 */
public final class Logging implements AutoCloseable {
    private static final int KEPT = 5;
    private static final long LARGEST = 5L << 20;

    private final LoggerContext context;
    private final Redactor redactor;
    private final Part part;
    private final Path file;

    /** Which part of Holdfast a process is. */
    public enum Part {
        WINDOW("holdfast"),
        COMMAND_LINE("holdfast-cli");

        private final String stem;

        Part(String stem) {
            this.stem = stem;
        }
    }

    private Logging(LoggerContext context, Redactor redactor, Part part, Path folder) {
        this.context = context;
        this.redactor = redactor;
        this.part = part;
        this.file = folder.resolve(part.stem + ".log");
    }

    /**
     * Starts the program's log. Without a writable folder there is none, which does not keep the program from
     * running.
     *
     * @param verbose whether every exchange is logged, never its bytes
     */
    public static Logging start(AppFolders folders, Part part, boolean verbose) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("Another logger than Logback is on the class path");
        }
        return start(context, folders, part, System.getProperty("user.home", ""), verbose);
    }

    static Logging start(LoggerContext context, AppFolders folders, Part part, String home, boolean verbose) {
        Redactor redactor = new Redactor(home);
        context.reset();
        Logging logging = new Logging(context, redactor, part, folders.logs());
        logging.verbose(verbose);
        try {
            Files.createDirectories(folders.logs());
            logging.append();
        } catch (IOException | UncheckedIOException e) {
            logging.root().setLevel(Level.OFF);
        }
        return logging;
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void append() throws IOException {
        boolean renewed = part == Part.WINDOW && Files.exists(file) && Files.size(file) > 0;
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(
                file.resolveSibling(part.stem + ".%i.log").toString().replace('\\', '/'));
        window.setMinIndex(1);
        window.setMaxIndex(KEPT);
        window.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(LARGEST));
        size.start();

        RedactedLayout layout = new RedactedLayout(redactor);
        layout.setContext(context);
        layout.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{0} - %msg%n");
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();

        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        appender.setEncoder(encoder);
        appender.start();
        if (renewed) {
            appender.rollover();
        }
        root().addAppender(appender);
    }

    /** Raises or lowers what is logged. Libraries stay at their warnings. */
    public void verbose(boolean on) {
        root().setLevel(Level.WARN);
        context.getLogger("org.holdfast").setLevel(on ? Level.DEBUG : Level.INFO);
    }

    /** What hides secrets; told of each that is used. */
    public Redactor redactor() {
        return redactor;
    }

    /** The file being written. */
    public Path file() {
        return file;
    }

    /** Writes what is left. */
    @Override
    public void close() {
        context.stop();
    }
}
