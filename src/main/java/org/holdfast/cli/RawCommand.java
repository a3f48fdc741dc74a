// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sends one command as it is, or reads numbered properties, for models that nobody described yet. */
@Command(name = "raw")
final class RawCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?:(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "METHOD", index = "1", arity = "0..1")
    private @Nullable String method;

    @Parameters(paramLabel = "PARAMS", index = "2", arity = "0..1")
    private String parameters = "[]";

    @Option(names = "--properties", paramLabel = "RANGE")
    private @Nullable String properties;

    @Option(names = "--json")
    private boolean json;

    RawCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Optional<RawAccess.Range> range = range();
        if (range.isPresent() && method != null) {
            throw new UsageFailure(Words.of("raw.either"));
        }
        try (Offered<RawAccess> raw = Offered.open(context, device, RawAccess.class, "raw.none")) {
            String command = method;
            if (range.isPresent()) {
                if (!raw.offered().browses()) {
                    throw new CommandFailure(
                            Words.of("raw.no-properties", raw.known().name()));
                }
                raw.offered().browse(range.get(), this::print);
            } else if (command != null) {
                context.output().line(raw.offered().send(command, parameters));
            } else {
                examples(raw.offered());
            }
        }
        return CommandLineProgram.DONE;
    }

    private Optional<RawAccess.Range> range() throws UsageFailure {
        if (properties == null) {
            return Optional.empty();
        }
        Matcher parts = RANGE.matcher(properties);
        if (!parts.matches()) {
            throw new UsageFailure(Words.of("raw.range", properties));
        }
        int service = Integer.parseInt(parts.group(1));
        int property = Integer.parseInt(parts.group(3));
        RawAccess.Range range = new RawAccess.Range(
                service,
                Optional.ofNullable(parts.group(2)).map(Integer::parseInt).orElse(service),
                property,
                Optional.ofNullable(parts.group(4)).map(Integer::parseInt).orElse(property));
        if (service < 1 || property < 1 || range.lastService() < service || range.lastProperty() < property) {
            throw new UsageFailure(Words.of("raw.range", properties));
        }
        return Optional.of(range);
    }

    private void print(RawAccess.Property property) {
        String label = property.label().map(context.output()::words).orElse("");
        if (json) {
            ObjectNode node = Shapes.object().put("siid", property.service()).put("piid", property.property());
            property.value().ifPresent(value -> node.set("value", parsed(value)));
            if (!label.isEmpty()) {
                node.put("label", label);
            }
            context.output().documentLine(node);
        } else {
            context.output()
                    .line((property.service() + ":" + property.property() + "  "
                                    + property.value().orElse("-") + "  " + label)
                            .strip());
        }
    }

    private static JsonNode parsed(String value) {
        try {
            return JSON.readTree(value);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(value);
        }
    }

    private void examples(RawAccess raw) {
        if (json) {
            var all = Shapes.array();
            raw.examples()
                    .forEach(
                            each -> all.addObject().put("method", each.method()).put("parameters", each.parameters()));
            context.output().document(all);
            return;
        }
        context.output()
                .table(raw.examples().stream()
                        .map(each -> List.of(each.method(), each.parameters()))
                        .toList());
    }
}
