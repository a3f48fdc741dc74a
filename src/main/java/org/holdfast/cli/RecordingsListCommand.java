// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what lies on the card, and what of it is here already. */
@Command(name = "list")
final class RecordingsListCommand implements Callable<Integer> {
    private static final String UNKNOWN = "-";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--kind", paramLabel = "KIND")
    private @Nullable String kind;

    @Option(names = "--day", paramLabel = "YYYY-MM-DD")
    private @Nullable String day;

    @Option(names = "--locked")
    private boolean locked;

    @Option(names = "--json")
    private boolean json;

    RecordingsListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        RecordingFilter filter = RecordingFilter.of(kind, day, locked);
        try (OpenCard card = new OpenCard(context, device)) {
            Recordings.CardList list = card.list();
            List<Recording> meant = list.recordings().stream().filter(filter).toList();
            if (json) {
                context.output().document(document(card, list, meant));
            } else {
                print(card, meant);
            }
        }
        return CommandLineProgram.DONE;
    }

    private void print(OpenCard card, List<Recording> meant) {
        List<List<String>> rows = new ArrayList<>();
        for (Recording each : meant) {
            rows.add(List.of(
                    each.name(),
                    words(Measures.size(each)),
                    each.length().map(Measures::clock).orElse(UNKNOWN),
                    each.began().map(WHEN::format).orElse(UNKNOWN),
                    words(each.locked() ? Optional.of(Words.of("recordings.locked")) : Optional.empty()),
                    words(state(card, each)),
                    each.path()));
        }
        context.output().table(rows);
    }

    private static Optional<Text> state(OpenCard card, Recording recording) {
        if (recording.growing()) {
            return Optional.of(Words.of("recordings.growing"));
        }
        return card.services().downloads().copy(card.device(), recording).map(_ -> Words.of("recordings.here"));
    }

    private String words(Optional<Text> text) {
        return text.map(context.output()::words).orElse(UNKNOWN);
    }

    private ObjectNode document(OpenCard card, Recordings.CardList list, List<Recording> meant) {
        ObjectNode document = Shapes.object();
        document.put(
                "device", Shapes.place(card.device().family(), card.device().address()));
        ArrayNode array = document.putArray("recordings");
        for (Recording each : meant) {
            Optional<Path> copy = card.services().downloads().copy(card.device(), each);
            array.add(shape(each).put("copy", copy.map(Path::toString).orElse(null)));
        }
        document.put("unreadable", list.unreadable());
        list.remark()
                .ifPresent(remark -> document.put("remark", context.output().words(remark)));
        return document;
    }

    private static ObjectNode shape(Recording recording) {
        ObjectNode node = Shapes.object()
                .put("path", recording.path())
                .put("name", recording.name())
                .put("kind", RecordingFilter.word(recording.kind()))
                .put("locked", recording.locked())
                .put("growing", recording.growing());
        if (recording.size().isPresent()) {
            node.put("size", recording.size().getAsLong()).put("sizeTolerance", recording.sizeTolerance());
        }
        recording.length().ifPresent(length -> node.put("seconds", length.toMillis() / 1e3));
        recording
                .began()
                .map(DateTimeFormatter.ISO_LOCAL_DATE_TIME::format)
                .ifPresent(began -> node.put("began", began));
        return node;
    }
}
