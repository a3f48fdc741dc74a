// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.media.convert.ConversionJob;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What the child process is told, on the one line of its standard input.
 *
 * @param job what to convert
 * @param natives where FFmpeg's libraries are unpacked; empty for the library's own choice
 */
record ChildTask(ConversionJob job, Optional<Path> natives) {
    /** The longest line that is read, in bytes. */
    static final int LONGEST = 1 << 20;

    /** One line, without its end. */
    String line() {
        return ChildJson.write(out -> {
            out.writeArrayPropertyStart("inputs");
            job.inputs().forEach(each -> out.writeString(absolute(each)));
            out.writeEndArray();
            out.writeStringProperty("output", absolute(job.output()));
            out.writeStringProperty("sound", job.sound().name());
            job.height().ifPresent(height -> out.writeNumberProperty("height", height));
            natives.ifPresent(folder -> out.writeStringProperty("natives", absolute(folder)));
        });
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    /** Reads one; empty when the line is none. */
    static Optional<ChildTask> read(String line) {
        try (JsonParser in = ChildJson.parser(line)) {
            Reading reading = new Reading();
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                reading.property(in);
            }
            return reading.task();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was read so far. */
    private static final class Reading {
        private final List<Path> inputs = new ArrayList<>();
        private @Nullable Path output;
        private ConversionJob.Sound sound = ConversionJob.Sound.AAC;
        private OptionalInt height = OptionalInt.empty();
        private Optional<Path> natives = Optional.empty();

        void property(JsonParser in) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("inputs") && token == JsonToken.START_ARRAY) {
                while (in.nextToken() == JsonToken.VALUE_STRING) {
                    inputs.add(path(in.getString()));
                }
            } else if (name.equals("height") && token == JsonToken.VALUE_NUMBER_INT) {
                height = OptionalInt.of(in.getIntValue());
            } else if (token == JsonToken.VALUE_STRING) {
                text(name, in.getString());
            } else {
                in.skipChildren();
            }
        }

        private void text(String name, String value) {
            switch (name) {
                case "output" -> output = path(value);
                case "sound" -> sound = ConversionJob.Sound.valueOf(value.toUpperCase(Locale.ROOT));
                case "natives" -> natives = Optional.of(path(value));
                default -> {
                    // A later version's.
                }
            }
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("no path", e);
            }
        }

        Optional<ChildTask> task() {
            Path to = output;
            return to == null || to.getFileName() == null || inputs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChildTask(new ConversionJob(inputs, to, sound, height), natives));
        }
    }

    /** Writes the properties of one object. */
    interface Properties {
        void write(JsonGenerator out);
    }
}
