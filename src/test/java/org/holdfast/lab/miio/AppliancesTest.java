// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.lab.miio.Appliance.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AppliancesTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T10:00:00Z"));

    @Test
    void aMeteringPlugShowsNothingWhileItIsOffAndWhatTheKitchenTakesWhileItIsOn() throws Exception {
        MeteringPlug plug = new MeteringPlug(clock);
        assertThat(get(plug, 11, 2).longValue()).isZero();
        set(plug, 2, 1, true);

        List<Long> watts = new ArrayList<>();
        for (int second = 0; second < Household.KETTLE; second++) {
            watts.add(get(plug, 11, 2).longValue());
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(watts).allMatch(each -> each >= 1 && each < 2500);
        // The refrigerator alone, then with the kettle, and hardly anything in between.
        assertThat(watts).anyMatch(each -> each > 90 && each < 150);
        assertThat(watts).anyMatch(each -> each > 1900);
        assertThat(watts).anyMatch(each -> each < 25);
        assertThat(Set.copyOf(watts)).hasSizeGreaterThan(40);
    }

    @Test
    void whoeverLooksForTenSecondsSeesTheWattsMove() {
        for (long begin = 1_700_000_000; begin < 1_700_001_000; begin += 7) {
            Set<Long> seen = new HashSet<>();
            for (long second = begin; second < begin + 10; second++) {
                seen.add(Math.round(Household.KITCHEN.watts(second)));
            }
            assertThat(seen).as("from second " + begin).hasSizeGreaterThan(2);
        }
    }

    @Test
    void itsEnergyIsWhatItsWattsAddUpTo() throws Exception {
        MeteringPlug plug = new MeteringPlug(clock);
        long before = get(plug, 11, 1).longValue();
        clock.pass(Duration.ofHours(1));
        assertThat(get(plug, 11, 1).longValue()).as("while it is off").isEqualTo(before);
        set(plug, 2, 1, true);
        double joules = 0;
        for (int second = 0; second < 7200; second++) {
            joules += get(plug, 11, 2).doubleValue();
            clock.pass(Duration.ofSeconds(1));
        }

        double counted = (get(plug, 11, 1).longValue() - before) / 100.0;
        assertThat(counted).isCloseTo(joules / 3_600_000, within(0.02)).isGreaterThan(0.5);

        clock.pass(Duration.ofHours(2));
        assertThat((get(plug, 11, 1).longValue() - before) / 100.0)
                .as("also while nobody asks")
                .isCloseTo(2 * counted, within(0.1));
    }

    @Test
    void theSameSecondHasTheSameWatts() {
        for (Household each : Household.values()) {
            Set<Double> watts = new HashSet<>();
            for (long second = 1_700_000_000; second < 1_700_000_100; second++) {
                assertThat(each.watts(second)).isEqualTo(each.watts(second)).isPositive();
                watts.add(each.watts(second));
            }
            assertThat(watts).as(each.name()).hasSizeGreaterThan(90);
        }
    }

    @Test
    void aMeteringPlugCountsDownAndThenGoesToTheOtherState() throws Exception {
        MeteringPlug plug = new MeteringPlug(clock);
        set(plug, 14, 2, 90);
        set(plug, 14, 1, true);
        clock.pass(Duration.ofSeconds(60));
        assertThat(get(plug, 14, 3).longValue()).isEqualTo(30);
        assertThat(get(plug, 2, 1).booleanValue()).isFalse();

        clock.pass(Duration.ofSeconds(30));

        assertThat(get(plug, 2, 1).booleanValue()).isTrue();
        assertThat(get(plug, 14, 1).booleanValue()).isFalse();
        assertThat(get(plug, 14, 3).longValue()).isZero();

        set(plug, 14, 1, true);
        set(plug, 14, 1, false);
        clock.pass(Duration.ofHours(1));
        assertThat(get(plug, 2, 1).booleanValue()).as("after it was given up").isTrue();
    }

    @Test
    void theActionOfAMeteringPlugTogglesIt() throws Exception {
        MeteringPlug plug = new MeteringPlug(clock);

        assertThat(act(plug, 2, 1)).isZero();
        assertThat(plug.state()).containsEntry("power", "true");
        assertThat(act(plug, 2, 1)).isZero();
        assertThat(plug.state()).containsEntry("power", "false");
        assertThat(act(plug, 2, 9)).isEqualTo(-4003);
    }

    @Test
    void aStripGivesPowerOnlyWhileItsMasterIsOn() throws Exception {
        PowerStrip strip = new PowerStrip(clock);
        assertThat(get(strip, 10, 4).doubleValue()).as("the lamp").isBetween(8.0, 9.2);
        set(strip, 4, 1, true);
        assertThat(get(strip, 10, 4).doubleValue()).as("and the television").isGreaterThan(50);
        double amperes = get(strip, 10, 2).doubleValue();
        assertThat(amperes * get(strip, 10, 3).doubleValue())
                .isCloseTo(get(strip, 10, 4).doubleValue(), within(2.0));

        set(strip, 2, 1, false);
        set(strip, 7, 1, true);

        assertThat(get(strip, 10, 4).doubleValue()).isZero();
        assertThat(strip.state())
                .containsEntry("master", "false")
                .containsEntry("socket1", "true")
                .containsEntry("usb", "true")
                .containsEntry("socket3", "false");
    }

    @Test
    void theEnergyOfAStripGrowsWithWhatIsOn() throws Exception {
        PowerStrip strip = new PowerStrip(clock);
        double before = get(strip, 10, 1).doubleValue();
        clock.pass(Duration.ofHours(10));

        assertThat(get(strip, 10, 1).doubleValue() - before).isCloseTo(0.086, within(0.002));
    }

    @Test
    void theChannelsOfAWallSwitchAreTheirOwnUnlessTheyExcludeEachOther() throws Exception {
        WallSwitch both = new WallSwitch(clock);
        set(both, 2, 1, true);
        set(both, 3, 1, true);
        assertThat(both.state()).containsEntry("channel1", "true").containsEntry("channel2", "true");

        set(both, 4, 1, true);
        set(both, 2, 1, true);
        assertThat(both.state()).containsEntry("channel1", "true").containsEntry("channel2", "false");

        set(both, 4, 5, 2);
        assertThat(both.state()).containsEntry("channel1", "false").containsEntry("channel2", "true");
    }

    @Test
    void aChannelGoesOffAfterItsDelay() throws Exception {
        WallSwitch both = new WallSwitch(clock);
        set(both, 3, 1, true);
        assertThat(get(both, 3, 3).longValue()).isEqualTo(-1);
        set(both, 3, 3, 20);
        clock.pass(Duration.ofSeconds(19));
        assertThat(get(both, 3, 3).longValue()).isEqualTo(1);
        assertThat(get(both, 3, 1).booleanValue()).isTrue();

        clock.pass(Duration.ofSeconds(1));

        assertThat(get(both, 3, 1).booleanValue()).isFalse();
        assertThat(get(both, 3, 3).longValue()).isEqualTo(-1);
    }

    @Test
    void eachEntryHasACodeOfItsOwn() throws Exception {
        WallSwitch both = new WallSwitch(clock);
        ArrayNode asked = JSON.createArrayNode();
        asked.add(entry(2, 1)).add(entry(4, 5)).add(entry(99, 1));
        assertThat(codes(both.call("get_properties", asked))).containsExactly(0, -4001, -4003);

        ArrayNode wanted = JSON.createArrayNode();
        wanted.add(entry(2, 1).put("value", "true"))
                .add(entry(1, 2).put("value", "other"))
                .add(entry(2, 2).put("value", 7))
                .add(entry(3, 1).put("value", true));
        assertThat(codes(both.call("set_properties", wanted))).containsExactly(-4005, -4002, -4005, 0);
        assertThat(both.state()).containsEntry("channel1", "false").containsEntry("channel2", "true");
    }

    @Test
    void theOldMethodsAndAnObjectInPlaceOfAListAreRefused() {
        for (Appliance each : List.of(new MeteringPlug(clock), new PowerStrip(clock), new WallSwitch(clock))) {
            assertThatThrownBy(() -> each.call("get_prop", JSON.createArrayNode()))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(-9999));
            assertThatThrownBy(() -> each.call("get_properties", entry(2, 1)))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(-5001));
        }
    }

    private static ObjectNode entry(int siid, int piid) {
        return JSON.createObjectNode().put("did", "1").put("siid", siid).put("piid", piid);
    }

    private static JsonNode get(Appliance from, int siid, int piid) throws Refusal {
        JsonNode answer = from.call("get_properties", JSON.createArrayNode().add(entry(siid, piid)))
                .get(0);
        assertThat(answer.get("code").intValue()).isZero();
        return answer.get("value");
    }

    private static void set(Appliance to, int siid, int piid, boolean value) throws Refusal {
        set(to, entry(siid, piid).put("value", value));
    }

    private static void set(Appliance to, int siid, int piid, int value) throws Refusal {
        set(to, entry(siid, piid).put("value", value));
    }

    private static void set(Appliance to, ObjectNode entry) throws Refusal {
        assertThat(codes(to.call("set_properties", JSON.createArrayNode().add(entry))))
                .containsExactly(0);
    }

    private static int act(Appliance with, int siid, int aiid) throws Refusal {
        ObjectNode asked =
                JSON.createObjectNode().put("did", "1").put("siid", siid).put("aiid", aiid);
        asked.putArray("in");
        return with.call("action", asked).get("code").intValue();
    }

    private static List<Integer> codes(JsonNode answers) {
        List<Integer> codes = new ArrayList<>();
        answers.forEach(each -> codes.add(each.get("code").intValue()));
        return codes;
    }
}
