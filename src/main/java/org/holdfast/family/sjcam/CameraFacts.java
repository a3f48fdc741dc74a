// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;

/** What a camera tells about itself, its battery and its card. */
final class CameraFacts {
    private static final List<String> EARLY_POWER = List.of("100", "75", "50", "25", "0", "external");
    private static final List<String> LATER_POWER = List.of("full", "medium", "low", "empty", "exhausted", "charging");
    private static final List<String> CARD = List.of("none", "present", "locked");
    private static final int CARD_STATUS = 3024;

    private final SjcamQueries queries;
    private final SjcamIdentity identity;

    CameraFacts(SjcamQueries queries, SjcamIdentity identity) {
        this.queries = queries;
        this.identity = identity;
    }

    /** Everything, for the device's page. */
    List<Fact> all() throws DeviceException, InterruptedException {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("model", Text.literal(identity.model())));
        if (!identity.firmware().isEmpty()) {
            facts.add(fact("firmware", Text.literal(identity.firmware())));
        }
        mode().ifPresent(mode -> facts.add(fact("mode", mode)));
        battery().ifPresent(battery -> facts.add(fact("battery", battery)));
        OptionalLong free = queries.freeBytes();
        facts.add(fact("card", card(free)));
        if (free.isPresent()) {
            facts.add(fact("free-space", size(free.getAsLong())));
        }
        return List.copyOf(facts);
    }

    /** Battery and card as rows among the settings. */
    List<Setting> condition() throws DeviceException, InterruptedException {
        List<Setting> rows = new ArrayList<>();
        battery().ifPresent(value -> rows.add(row("battery", SjcamSetting.Group.CAMERA, value)));
        OptionalLong free = queries.freeBytes();
        rows.add(row("card", SjcamSetting.Group.CARD, card(free)));
        if (free.isPresent()) {
            rows.add(row("free-space", SjcamSetting.Group.CARD, size(free.getAsLong())));
        }
        return rows;
    }

    private Setting row(String name, SjcamSetting.Group group, Text value) {
        return new Setting.ReadOnly(
                new Setting.About(name, text("fact." + name), group.label(), Optional.empty(), identity.proven()),
                value.toString(),
                value);
    }

    private static Fact fact(String name, Text value) {
        return new Fact(name, text("fact." + name), value);
    }

    private Optional<Text> mode() throws DeviceException, InterruptedException {
        if (identity.dialect() != Dialect.SJCAM) {
            return Optional.empty();
        }
        OptionalInt number = queries.mode();
        if (number.isEmpty()) {
            return Optional.of(text("mode.untold"));
        }
        return Optional.of(SjcamMode.of(number.getAsInt())
                .map(mode -> mode.mode().label())
                .orElseGet(() -> text("mode.unknown", Integer.toString(number.getAsInt()))));
    }

    private Optional<Text> battery() throws DeviceException, InterruptedException {
        OptionalLong value = queries.optional(SjcamCommand.power());
        return value.isEmpty() ? Optional.empty() : Optional.of(battery(identity.early(), value.getAsLong()));
    }

    /** The first models have steps of a quarter, later ones words; above 5 it is per cent. */
    static Text battery(boolean early, long value) {
        if (value >= 0 && value <= 5) {
            List<String> names = early ? EARLY_POWER : LATER_POWER;
            return text("battery." + names.get((int) value));
        }
        return value > 5 && value <= 100
                ? text("battery.percent", Long.toString(value))
                : text("battery.unknown", Long.toString(value));
    }

    private Text card(OptionalLong free) throws DeviceException, InterruptedException {
        if (!identity.early() && identity.lists(CARD_STATUS)) {
            OptionalLong status = queries.optional(SjcamCommand.card());
            if (status.isPresent() && status.getAsLong() >= 0 && status.getAsLong() < CARD.size()) {
                return text("card." + CARD.get((int) status.getAsLong()));
            }
        }
        if (free.isEmpty()) {
            return text("card.none-or-unknown");
        }
        // Without a card these cameras tell of no free byte, as with a full one.
        return text(free.getAsLong() == 0 ? "card.none-or-full" : "card.present");
    }

    /** A size for people, in the units that cards are sold in. */
    static Text size(long bytes) {
        if (bytes < 0) {
            return text("size.unknown");
        }
        return bytes >= 1_000_000_000L
                ? text("size.gigabytes", String.format(Locale.ROOT, "%.1f", bytes / 1e9))
                : text("size.megabytes", String.format(Locale.ROOT, "%.1f", bytes / 1e6));
    }
}
