// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.family.miio.dialect.LegacyMethods;
import org.holdfast.family.miio.dialect.MiotProperties;
import org.holdfast.family.miio.dialect.PropertyAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What one connected device offers, by what is known of its model: from the table, from a description that the user added,
 * or else from what the device answers to careful questions.
 *
 * @param switches empty where it has nothing that is known to switch
 * @param settings empty where none are known
 * @param labels what its numbered properties are called, as far as that is known
 */
public record ModelCapabilities(
        Optional<Switches> switches, Optional<Settings> settings, Map<PropertyAddress, Text> labels) {
    /** One of which nothing is known. */
    public static final ModelCapabilities NONE = new ModelCapabilities(Optional.empty(), Optional.empty(), Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(ModelCapabilities.class);

    /** Of a model that stands being asked often. A little less than the two seconds in which a change is to be seen. */
    private static final Duration QUICK = Duration.ofMillis(1800);

    /** Of one that does not, with few and with many things to ask for one by one (protocol reference, section 7). */
    private static final Duration GENTLE = Duration.ofSeconds(5);

    private static final Duration GENTLER = Duration.ofSeconds(8);
    private static final int FEW = 3;
    private static final Duration SLOW = Duration.ofSeconds(60);

    /** What may be a switch, so that it is worth trying. */
    private static final Pattern SWITCHING = Pattern.compile(".*\\.(plug|switch|powerstrip|relay|outlet)\\..*");

    private static final ModelTable TABLE = ModelTable.load();

    /**
     * What a model offers. Asks nothing where the model is known; a few values where it is not.
     *
     * @param model as the device says; may be empty
     * @param dialect how it is asked
     * @param files the descriptions that the user added
     * @throws DeviceException when the device has to be asked and does not answer
     */
    public static ModelCapabilities of(String model, Dialect dialect, DescriptionFiles files, Clock clock)
            throws DeviceException, InterruptedException {
        return of(model, dialect, files, clock, Thread::sleep);
    }

    static ModelCapabilities of(String model, Dialect dialect, DescriptionFiles files, Clock clock, Pause pause)
            throws DeviceException, InterruptedException {
        Optional<Description> description =
                dialect instanceof Dialect.Miot ? description(model, files) : Optional.empty();
        Plan plan = switch (dialect) {
            case Dialect.Miot(MiotProperties properties) -> numbered(model, new MiotBoard(properties), description);
            case Dialect.Legacy(LegacyMethods methods) ->
                GatewayChildren.mayHave(model)
                        ? GatewayChildren.plan(methods)
                        : named(model, new LegacyBoard(methods, List.of()));
        };
        Board board = switch (dialect) {
            case Dialect.Miot(MiotProperties properties) -> new MiotBoard(properties);
            case Dialect.Legacy(LegacyMethods methods) -> new LegacyBoard(methods, plan.together());
        };
        return new ModelCapabilities(
                plan.outlets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PlannedSwitches(plan, board, rhythm(model, plan), clock, pause)),
                plan.settings().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PlannedSettings(plan.settings(), board, pause)),
                PropertyLabels.of(plan, description));
    }

    /** Descriptions that cannot be read must not keep anybody from the device. */
    private static Optional<Description> description(String model, DescriptionFiles files) {
        try {
            return files.of(model);
        } catch (DeviceException e) {
            LOG.warn("The descriptions of models cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether there is anything known of a model beyond what the device answers. */
    public static boolean known(String model, DescriptionFiles files) throws DeviceException {
        return TABLE.row(model).isPresent() || files.of(model).isPresent();
    }

    static Switches.Rhythm rhythm(String model, Plan plan) {
        if (!TABLE.gentle(model)) {
            return new Switches.Rhythm(QUICK, SLOW);
        }
        long questions = plan.outlets().size()
                + plan.measures().stream()
                        .filter(each -> each.quantity() == Switches.Quantity.WATTS)
                        .count();
        return new Switches.Rhythm(questions <= FEW ? GENTLE : GENTLER, SLOW);
    }

    private static Plan numbered(String model, Board board, Optional<Description> description)
            throws DeviceException, InterruptedException {
        Optional<Plan> known = TABLE.row(model).filter(ModelTable.Row::miot).map(ModelTable.Row::plan);
        if (known.isPresent()) {
            return description
                    .map(each -> DescribedPlan.with(known.get(), each))
                    .orElse(known.get());
        }
        if (description.isPresent()) {
            return DescribedPlan.of(description.get());
        }
        return SWITCHING.matcher(model).matches() ? tried(board) : Plan.EMPTY;
    }

    /** What is on or off where unknown models have their relays (protocol reference, section 11, end of the table). */
    private static Plan tried(Board board) throws DeviceException, InterruptedException {
        List<Source> sources = new ArrayList<>();
        for (int service = 2; service <= 4; service++) {
            sources.add(new Source.Numbered(new PropertyAddress(service, 1)));
        }
        Map<Source, JsonNode> said = board.read(sources);
        List<Plan.Outlet> outlets = new ArrayList<>();
        for (Source source : sources) {
            JsonNode value = said.get(source);
            if (value != null && value.isBoolean() && source instanceof Source.Numbered(PropertyAddress address)) {
                String name = address.siid() == 2 ? "relay" : "switch-" + (address.siid() - 1);
                outlets.add(TableRow.outlet(TableRow.outlet(name, false), address));
            } else {
                break;
            }
        }
        return new Plan(outlets, List.of(), List.of(), List.of(), List.of());
    }

    private static Plan named(String model, Board board) throws DeviceException, InterruptedException {
        Optional<ModelTable.Row> row = TABLE.row(model).filter(each -> !each.miot());
        if (row.isPresent()) {
            return row.get().plan();
        }
        Source.Named power = new Source.Named("power");
        Plan.Light light = new Plan.Light(power, OptionalInt.empty());
        try {
            JsonNode said = board.read(List.of(power)).get(power);
            if (said == null || light.read(said).isEmpty()) {
                return Plan.EMPTY;
            }
        } catch (DeviceException.Refused e) {
            return Plan.EMPTY;
        }
        Switches.Outlet about = new Switches.Outlet("relay", label(), Switches.Kind.SOCKET, false);
        return new Plan(
                List.of(new Plan.Outlet(about, light, power("on"), power("off"))),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Text label() {
        return ModelTexts.text("outlet.relay");
    }

    private static Order power(String word) {
        return new Order.Send(List.of(new Command("set_power", List.of(JsonNodeFactory.instance.stringNode(word)))));
    }
}
