// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.media.convert.ConversionFault;
import org.holdfast.media.convert.Converter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the child process says, one on each line of its standard output. Nothing in it is trusted. */
sealed interface ChildMessage {
    /** The longest line that is read, in characters. */
    int LONGEST = 16 << 10;
    /** The longest value in a sentence, in characters: longer than any file's name. */
    int LONGEST_VALUE = 300;

    /** How far it is, from 0 to 1. */
    record Working(double fraction) implements ChildMessage {}

    /** The film stands under its name. */
    record Done(Converter.Outcome outcome) implements ChildMessage {}

    /** There will be no film. */
    record Failed(ConversionFault fault, List<String> about) implements ChildMessage {}

    /** One line, without its end. */
    default String line() {
        return ChildJson.write(out -> {
            switch (this) {
                case Working(double fraction) -> out.writeNumberProperty("at", Math.round(fraction * 1e4) / 1e4);
                case Done(Converter.Outcome(long bytes, Duration length, boolean same)) ->
                    out.writeNumberProperty("bytes", bytes)
                            .writeNumberProperty("millis", length.toMillis())
                            .writeBooleanProperty("same", same);
                case Failed(ConversionFault fault, List<String> about) -> {
                    out.writeStringProperty("fault", fault.name());
                    out.writeArrayPropertyStart("about");
                    about.forEach(out::writeString);
                    out.writeEndArray();
                }
            }
        });
    }

    /** Reads a line; empty when it is no message. */
    static Optional<ChildMessage> read(String line) {
        try (JsonParser in = ChildJson.parser(line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Reading reading = new Reading();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                reading.property(in);
            }
            return reading.message();
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was read so far. */
    final class Reading {
        private double at = -1;
        private long bytes = -1;
        private long millis = -1;
        private boolean same;
        private Optional<ConversionFault> fault = Optional.empty();
        private final List<String> about = new ArrayList<>();

        private Reading() {}

        private void property(JsonParser in) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("at") && token.isNumeric()) {
                at = in.getDoubleValue();
            } else if (name.equals("bytes") && token == JsonToken.VALUE_NUMBER_INT) {
                bytes = in.getLongValue();
            } else if (name.equals("millis") && token == JsonToken.VALUE_NUMBER_INT) {
                millis = in.getLongValue();
            } else if (name.equals("same")) {
                same = token == JsonToken.VALUE_TRUE;
            } else if (name.equals("fault") && token == JsonToken.VALUE_STRING) {
                fault = Optional.of(ConversionFault.valueOf(in.getString()));
            } else if (name.equals("about") && token == JsonToken.START_ARRAY) {
                while (in.nextToken() == JsonToken.VALUE_STRING) {
                    about.add(bounded(in.getString()));
                }
            } else {
                in.skipChildren();
            }
        }

        private static String bounded(String value) {
            return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
        }

        private Optional<ChildMessage> message() {
            if (fault.isPresent()) {
                return fault.get().wanted() == about.size()
                        ? Optional.of(new Failed(fault.get(), List.copyOf(about)))
                        : Optional.empty();
            }
            if (bytes >= 0 && millis >= 0 && millis < Long.MAX_VALUE / 1_000_000) {
                return Optional.of(new Done(new Converter.Outcome(bytes, Duration.ofMillis(millis), same)));
            }
            return at >= 0 && at <= 1 ? Optional.of(new Working(at)) : Optional.empty();
        }
    }
}
