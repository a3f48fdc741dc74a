// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.PropertyAddress;

/** Makes a plan of a description. Nothing in it was ever seen to work, so all of it is unverified. */
final class DescribedPlan {
    private static final String ON = "on";
    private static final int MOST_OUTLETS = 32;

    /** Services whose {@code on} is no relay (protocol reference, "Choosing the main switch"). */
    private static final List<String> NO_RELAYS = List.of(
            "indicator",
            "light",
            "protect",
            "limit",
            "countdown",
            "over-use",
            "alert",
            "alarm",
            "delay",
            "cycle",
            "lock",
            "timer",
            "night",
            "led");

    private final Description description;
    private final Set<PropertyAddress> used = new HashSet<>();

    private DescribedPlan(Description description) {
        this.description = description;
    }

    /** What a description says that a model has. */
    static Plan of(Description description) {
        return new DescribedPlan(description).plan();
    }

    /** What a table knows, and the settings of a description that it does not know. */
    static Plan with(Plan known, Description description) {
        DescribedPlan described = new DescribedPlan(description);
        Stream.of(
                        known.outlets().stream().map(each -> each.light().source()),
                        known.measures().stream().map(Plan.Measured::source),
                        known.settings().stream().flatMap(each -> each.source().stream()),
                        known.countdowns().stream().flatMap(each -> each.left().stream()))
                .flatMap(each -> each)
                .forEach(described::use);
        for (Plan.Countdown countdown : known.countdowns()) {
            described.used.add(countdown.time().address());
            countdown.start().ifPresent(start -> described.used.add(start.address()));
        }
        Set<String> names = new HashSet<>();
        known.settings().forEach(each -> names.add(each.name()));
        List<SettingPlan> settings = new ArrayList<>(known.settings());
        settings.addAll(new DescribedSettings(description, described.used, names).all());
        return new Plan(known.outlets(), known.measures(), settings, known.countdowns(), known.together());
    }

    private void use(Source source) {
        if (source instanceof Source.Numbered(PropertyAddress address)) {
            used.add(address);
        }
    }

    private Plan plan() {
        List<Plan.Outlet> outlets = outlets();
        List<Plan.Countdown> countdowns = countdowns(outlets);
        List<Plan.Measured> measures = DescribedMeasures.of(description, used);
        List<SettingPlan> settings = new DescribedSettings(description, used, new HashSet<>()).all();
        return new Plan(outlets, measures, settings, countdowns, List.of());
    }

    /** An {@code on} and the service that it is in. */
    private record Relay(Description.Service service, Description.Property on) {}

    private List<Plan.Outlet> outlets() {
        List<Relay> relays = relays();
        List<Plan.Outlet> outlets = new ArrayList<>();
        boolean wall = description.kind().contains("switch");
        for (Relay relay : relays) {
            int number = outlets.size() + 1;
            boolean usb = relay.service().name().contains("usb");
            String name = usb ? "usb" : relays.size() == 1 ? "relay" : (wall ? "gang-" : "socket-") + number;
            if (outlets.stream().anyMatch(each -> each.name().equals(name))) {
                continue;
            }
            Switches.Outlet known = TableRow.outlet(name, false);
            Text label = relays.size() == 1
                    ? known.label()
                    : text("described.named", known.label(), relay.service().title());
            used.add(relay.on().address());
            outlets.add(TableRow.outlet(
                    new Switches.Outlet(name, label, known.kind(), false),
                    relay.on().address()));
        }
        return outlets;
    }

    /**
     * The {@code on} of the services called switch, or else like the device itself, lowest first; else the lowest of any
     * service that is not known to be something else.
     */
    private List<Relay> relays() {
        List<Relay> all = new ArrayList<>();
        description.services().stream()
                .sorted((one, other) -> Integer.compare(one.siid(), other.siid()))
                .forEach(service -> service.properties().stream()
                        .filter(each -> each.name().equals(ON)
                                && each.format() == Description.Format.BOOL
                                && each.readable()
                                && each.writable())
                        .findFirst()
                        .ifPresent(on -> all.add(new Relay(service, on))));
        List<Relay> named = all.stream()
                .filter(each -> each.service().name().equals("switch")
                        || each.service().name().equals(description.kind())
                        || each.service().name().contains("usb"))
                .limit(MOST_OUTLETS)
                .toList();
        if (named.stream().anyMatch(each -> !each.service().name().contains("usb"))) {
            return named;
        }
        return Stream.concat(
                        all.stream()
                                .filter(each -> NO_RELAYS.stream()
                                        .noneMatch(each.service().name()::contains))
                                .filter(each -> !named.contains(each))
                                .limit(1),
                        named.stream())
                .toList();
    }

    /** A countdown belongs to the only outlet, or to the outlet in whose service it is. */
    private List<Plan.Countdown> countdowns(List<Plan.Outlet> outlets) {
        List<Plan.Countdown> countdowns = new ArrayList<>();
        for (Description.Service service : description.services()) {
            Optional<Plan.Outlet> outlet = outlets.size() == 1
                    ? Optional.of(outlets.getFirst())
                    : outlets.stream()
                            .filter(each -> each.light().source() instanceof Source.Numbered(PropertyAddress at)
                                    && at.siid() == service.siid())
                            .findFirst();
            boolean taken = outlet.isEmpty()
                    || countdowns.stream()
                            .anyMatch(each -> each.outlet().equals(outlet.get().name()));
            if (!taken) {
                countdown(service, outlet.get().name()).ifPresent(countdowns::add);
            }
        }
        return countdowns;
    }

    private Optional<Plan.Countdown> countdown(Description.Service service, String outlet) {
        Optional<Description.Property> delay = writable(service, "delay", Description.Format.BOOL);
        Optional<Description.Property> delayTime = writable(service, "delay-time", Description.Format.WHOLE);
        if (delay.isPresent() && delayTime.isPresent()) {
            Optional<Source> left = service.properties().stream()
                    .filter(each -> each.name().equals("delay-remain-time") && each.readable())
                    .findFirst()
                    .map(each -> {
                        used.add(each.address());
                        return new Source.Numbered(each.address());
                    });
            return countdown(outlet, delayTime.get(), delay, left, Plan.End.OTHER);
        }
        return writable(service, "countdown-time", Description.Format.WHOLE)
                .flatMap(time -> countdown(outlet, time, Optional.empty(), Optional.empty(), Plan.End.OFF_OR_OTHER));
    }

    private Optional<Plan.Countdown> countdown(
            String outlet,
            Description.Property time,
            Optional<Description.Property> start,
            Optional<Source> left,
            Plan.End end) {
        int seconds = switch (time.unit()) {
            case "seconds" -> 1;
            case "minutes" -> 60;
            case "hours" -> 3600;
            default -> 0;
        };
        long most = time.range().map(each -> each.most().longValue()).orElse(0L);
        if (seconds == 0 || most < 1 || most > Integer.MAX_VALUE / seconds) {
            return Optional.empty();
        }
        used.add(time.address());
        start.ifPresent(each -> used.add(each.address()));
        return Optional.of(new Plan.Countdown(
                outlet,
                new Target.Property(time.address()),
                seconds,
                (int) most,
                0,
                start.map(each -> new Target.Property(each.address())),
                left,
                end));
    }

    private static Optional<Description.Property> writable(
            Description.Service service, String name, Description.Format format) {
        return service.properties().stream()
                .filter(each -> each.name().equals(name) && each.format() == format)
                .filter(each -> each.readable() && each.writable())
                .findFirst();
    }
}
