// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes settings of a description's properties by their type, and buttons of its actions. */
final class DescribedSettings {
    /** More than that is no page for people; the rest is left to the raw browser. */
    static final int MOST = 150;

    private static final int MOST_BUTTONS_EACH = 12;

    /** What does the opposite when it arrives twice must not be written, because a write may be sent again. */
    private static final Pattern TURNING = Pattern.compile("toggle|reverse|invert|flip");

    /** What loses something. */
    private static final Pattern LOSING =
            Pattern.compile("(?:^|-)(reset|clear|delete|remove|format|factory|restore|erase|unbind)(?:-|$)");

    private final Description description;
    private final Set<PropertyAddress> used;
    private final Set<String> names;
    private final List<SettingPlan> settings = new ArrayList<>();

    /**
     * @param used what is shown elsewhere
     * @param names what is taken; gets those of the settings
     */
    DescribedSettings(Description description, Set<PropertyAddress> used, Set<String> names) {
        this.description = description;
        this.used = used;
        this.names = names;
    }

    List<SettingPlan> all() {
        for (Description.Service service : description.services()) {
            if (service.name().equals("device-information")) {
                continue;
            }
            for (Description.Property property : service.properties()) {
                if (!used.contains(property.address())) {
                    property(service, property);
                }
            }
            for (Description.Action action : service.actions()) {
                if (action.values() == 0) {
                    action(service, action);
                }
            }
        }
        return settings.size() > MOST ? List.copyOf(settings.subList(0, MOST)) : List.copyOf(settings);
    }

    private void property(Description.Service service, Description.Property property) {
        boolean settable = property.writable() && property.format() != Description.Format.OTHER;
        if (settable && property.readable()) {
            settings.add(readAndWritten(service, property));
        } else if (settable) {
            writeOnly(service, property);
        } else if (property.readable()) {
            settings.add(new SettingPlan.ReadOnly(
                    about(service, property, ""),
                    new Source.Numbered(property.address()),
                    entries(property),
                    BigDecimal.ONE,
                    UnitWords.of(property.unit())));
        }
    }

    private SettingPlan readAndWritten(Description.Service service, Description.Property property) {
        Setting.About about = about(service, property, "");
        Source source = new Source.Numbered(property.address());
        Target target = new Target.Property(property.address());
        if (!property.values().isEmpty()) {
            return new SettingPlan.Choice(about, source, target, entries(property));
        }
        return switch (property.format()) {
            case BOOL -> TableSetting.toggle(about, property.address());
            case WHOLE -> whole(about, source, target, property);
            case DECIMAL -> new SettingPlan.Words(about, Optional.of(source), target, SettingPlan.Form.DECIMAL);
            case TEXT, OTHER -> new SettingPlan.Words(about, Optional.of(source), target, SettingPlan.Form.TEXT);
        };
    }

    private static SettingPlan whole(Setting.About about, Source source, Target target, Description.Property property) {
        Optional<Description.Limits> range = property.range().filter(DescribedSettings::fits);
        return range.isPresent()
                ? new SettingPlan.Range(
                        about,
                        source,
                        target,
                        range.get().least().intValueExact(),
                        range.get().most().intValueExact(),
                        range.get().step().intValueExact())
                : new SettingPlan.Words(about, Optional.of(source), target, SettingPlan.Form.WHOLE);
    }

    private static boolean fits(Description.Limits range) {
        return isInt(range.least())
                && isInt(range.most())
                && isInt(range.step())
                && range.least().compareTo(range.most()) < 0;
    }

    private static boolean isInt(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /** What can only be written cannot be shown as it is, so each value that makes sense gets a button. */
    private void writeOnly(Description.Service service, Description.Property property) {
        if (TURNING.matcher(property.name()).find()) {
            return;
        }
        Target target = new Target.Property(property.address());
        if (!property.values().isEmpty()) {
            property.values().stream().limit(MOST_BUTTONS_EACH).forEach(value -> {
                Text what = text("described.value", property.title(), value.title());
                settings.add(deed(
                        about(service, property, "-" + slug(value.value().asString("")), what),
                        what,
                        losing(property.name()),
                        target.order(value.value())));
            });
        } else if (property.format() == Description.Format.BOOL) {
            settings.add(deed(
                    about(service, property, ""),
                    Text.literal(property.title()),
                    losing(property.name()),
                    target.order(JsonNodeFactory.instance.booleanNode(true))));
        } else {
            settings.add(new SettingPlan.Words(
                    about(service, property, ""),
                    Optional.empty(),
                    target,
                    switch (property.format()) {
                        case WHOLE -> SettingPlan.Form.WHOLE;
                        case DECIMAL -> SettingPlan.Form.DECIMAL;
                        default -> SettingPlan.Form.TEXT;
                    }));
        }
    }

    private void action(Description.Service service, Description.Action action) {
        Text title = Text.literal(action.title());
        settings.add(deed(
                new Setting.About(
                        unique(service, action.name(), "-do-" + service.siid() + "-" + action.aiid()),
                        title,
                        Text.literal(service.title()),
                        Optional.empty(),
                        false),
                title,
                losing(action.name()),
                new Order.Act(service.siid(), action.aiid())));
    }

    private static SettingPlan deed(Setting.About about, Text what, Optional<String> confirmation, Order order) {
        return new SettingPlan.Deed(
                about, text("described.button", what), confirmation, text("described.consequence", what), order);
    }

    private static Optional<String> losing(String name) {
        Matcher verb = LOSING.matcher(name);
        return verb.find() ? Optional.of(verb.group(1)) : Optional.empty();
    }

    private static List<SettingPlan.Entry> entries(Description.Property property) {
        return property.values().stream()
                .map(each -> new SettingPlan.Entry(each.value(), Text.literal(each.title())))
                .toList();
    }

    private Setting.About about(Description.Service service, Description.Property property, String more) {
        String unit = property.writable() ? UnitWords.of(property.unit()) : "";
        return about(
                service,
                property,
                more,
                unit.isEmpty() ? Text.literal(property.title()) : text("described.unit", property.title(), unit));
    }

    private Setting.About about(Description.Service service, Description.Property property, String more, Text label) {
        return new Setting.About(
                unique(
                        service,
                        property.name() + more,
                        "-" + property.address().siid() + "-"
                                + property.address().piid()),
                label,
                Text.literal(service.title()),
                Optional.empty(),
                false);
    }

    /** A name that stays the same as long as the description does. */
    private String unique(Description.Service service, String own, String number) {
        String first = slug(service.name());
        String second = slug(own);
        String name = first.equals(second) ? first : first + "-" + second;
        if (!names.add(name)) {
            name = name + number;
            int more = 2;
            while (!names.add(name)) {
                name = first + "-" + second + number + "-" + more++;
            }
        }
        return name;
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.isEmpty()) {
            return "value";
        }
        return slug.length() > 40 ? slug.substring(0, 40) : slug;
    }
}
