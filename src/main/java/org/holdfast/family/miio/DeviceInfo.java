// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.holdfast.device.Connection;
import org.holdfast.device.Text;
import tools.jackson.databind.JsonNode;

/**
 * What a device tells of itself (protocol reference, section 8): every part may be missing.
 *
 * @param model empty where it does not say
 * @param up since when it has power
 * @param dBm its Wi-Fi's signal
 * @param ssid the network that it is on
 */
record DeviceInfo(
        Optional<String> model,
        Optional<String> firmware,
        Optional<String> hardware,
        Optional<String> mac,
        Optional<Duration> up,
        OptionalInt dBm,
        Optional<String> ssid) {
    /** Nothing is known. */
    static final DeviceInfo NOTHING = new DeviceInfo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());

    private static final int LONGEST = 64;
    private static final int LONGEST_SSID = 32;

    /** Longer than any of them lasts. */
    private static final long MOST_SECONDS = 0xffff_ffffL;

    /** Reads the answer to {@code miIO.info}; whatever is no such thing is left out. */
    static DeviceInfo of(JsonNode said) {
        JsonNode point = said.path("ap");
        OptionalInt signal = signal(point.path("rssi"));
        OptionalLong life =
                said.path("life").isIntegralNumber() && said.path("life").canConvertToLong()
                        ? OptionalLong.of(said.path("life").longValue())
                        : OptionalLong.empty();
        return new DeviceInfo(
                word(said.path("model"), LONGEST).flatMap(ModelName::of),
                word(said.path("fw_ver"), LONGEST),
                word(said.path("hw_ver"), LONGEST),
                word(said.path("mac"), LONGEST),
                life.isPresent() && life.getAsLong() >= 0 && life.getAsLong() <= MOST_SECONDS
                        ? Optional.of(Duration.ofSeconds(life.getAsLong()))
                        : Optional.empty(),
                signal.isPresent() ? signal : signal(said.path("wifi_rssi")),
                word(point.path("ssid"), LONGEST_SSID));
    }

    private static Optional<String> word(JsonNode said, int longest) {
        if (!said.isString()) {
            return Optional.empty();
        }
        String text = said.stringValue().strip();
        boolean plain = text.codePoints()
                .noneMatch(each -> Character.isISOControl(each)
                        || Character.getType(each) == Character.FORMAT
                        || Character.getType(each) == Character.SURROGATE);
        return text.isEmpty() || text.length() > longest || !plain ? Optional.empty() : Optional.of(text);
    }

    private static OptionalInt signal(JsonNode said) {
        int value = said.isIntegralNumber() && said.canConvertToInt() ? said.intValue() : 0;
        return value < 0 && value > -130 ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** For the device's page. */
    List<Connection.Fact> facts(String did, String knownModel) {
        List<Connection.Fact> facts = new ArrayList<>();
        String shown = model.orElse(knownModel);
        if (!shown.isEmpty()) {
            facts.add(fact("model", Text.literal(shown)));
        }
        firmware.ifPresent(each -> facts.add(fact("firmware", Text.literal(each))));
        hardware.ifPresent(each -> facts.add(fact("hardware", Text.literal(each))));
        facts.add(fact("device-id", Text.literal(did)));
        mac.ifPresent(each -> facts.add(fact("mac", Text.literal(each))));
        dBm.ifPresent(each -> facts.add(fact("wifi-signal", text("fact.dbm", Integer.toString(each)))));
        up.ifPresent(each -> facts.add(fact(
                "uptime",
                text(
                        "fact.up",
                        Long.toString(each.toDays()),
                        Integer.toString(each.toHoursPart()),
                        Integer.toString(each.toMinutesPart())))));
        return List.copyOf(facts);
    }

    private static Connection.Fact fact(String name, Text value) {
        return new Connection.Fact(name, text("fact." + name), value);
    }
}
