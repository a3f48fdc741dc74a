// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the protocol reference, section 10, against devices that answer as it says. */
class LegacyModelsTest {
    @ParameterizedTest
    @CsvSource({
        "chuangmi.plug.v2, false, false",
        "chuangmi.plug.m1, true, false",
        "chuangmi.plug.m3, true, false",
        "chuangmi.plug.hmi205, false, false",
        "chuangmi.plug.hmi206, false, false",
        "chuangmi.plug.hmi208, false, true",
        "qmi.powerstrip.v1, false, false",
        "zimi.powerstrip.v2, true, false"
    })
    void setPowerSwitchesMost(String model, boolean light, boolean usb) throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .with("power", "\"off\"")
                .with("temperature", "31")
                .with("usb_on", "false")
                .with("wifi_led", "\"on\"");
        device.doing("set_power[\"on\"]", () -> device.with("power", "\"on\""));
        device.doing("set_power[\"off\"]", () -> device.with("power", "\"off\""));
        device.doing("set_usb_on[]", () -> device.with("usb_on", "true"));
        device.doing("set_wifi_led[\"off\"]", () -> device.with("wifi_led", "\"off\""));
        Switches switches = Models.switches(model, device);

        assertThat(switches.outlets())
                .extracting(Switches.Outlet::name)
                .containsExactlyElementsOf(usb ? List.of("relay", "usb") : List.of("relay"));
        assertThat(Models.on(switches.read(Part.ALL))).containsEntry("relay", false);
        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
        assertThat(Models.on(switches.set("relay", false))).containsEntry("relay", false);
        assertThat(values(switches.read(Part.ALL))).containsEntry("temperature", 31.0);
        if (usb) {
            assertThat(Models.on(switches.set("usb", true))).containsEntry("usb", true);
        }
        if (light) {
            Settings settings = Models.settings(model, device);
            assertThat(settings.apply("light", "off").setting().value()).isEqualTo("off");
            assertThat(device.told()).endsWith("set_wifi_led[\"off\"]");
        }
        assertThat(device.told()).startsWith("set_power[\"on\"]", "set_power[\"off\"]");
    }

    @Test
    void theFirstPlugWithUsbHasMethodsWithoutValues() throws Exception {
        ScriptedLegacy device =
                new ScriptedLegacy().with("on", "true").with("usb_on", "false").with("temperature", "28");
        device.doing("set_on[]", () -> device.with("on", "true"));
        device.doing("set_off[]", () -> device.with("on", "false"));
        device.doing("set_usb_on[]", () -> device.with("usb_on", "true"));
        device.doing("set_usb_off[]", () -> device.with("usb_on", "false"));
        Switches switches = Models.switches("chuangmi.plug.v1", device);

        assertThat(Models.on(switches.read(Part.ALL)))
                .containsEntry("relay", true)
                .containsEntry("usb", false);
        assertThat(Models.on(switches.set("relay", false))).containsEntry("relay", false);
        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
        assertThat(Models.on(switches.set("usb", true))).containsEntry("usb", true);
        assertThat(Models.on(switches.set("usb", false))).containsEntry("usb", false);
        assertThat(device.told()).containsExactly("set_off[]", "set_on[]", "set_usb_on[]", "set_usb_off[]");
    }

    @Test
    void thePlugThatWantsFourNamesAtOnceGetsThem() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .with("on", "true")
                .with("usb_on", "true")
                .with("temperature", "33")
                .with("wifi_led", "\"off\"")
                .answering("get_power[]", "[300]");
        Switches switches = Models.switches("chuangmi.plug.v3", device);

        Switches.Readings readings = switches.read(Part.QUICK);

        assertThat(Models.on(readings)).containsEntry("relay", true).containsEntry("usb", true);
        assertThat(values(readings)).containsExactly(Map.entry("power", 3.0));
        assertThat(device.asked()).containsExactly(List.of("on", "usb_on", "temperature", "wifi_led"));
        assertThat(Models.settings("chuangmi.plug.v3", device).read())
                .extracting(Setting::value)
                .containsExactly("off");
    }

    @Test
    void itsFirstFirmwareIsSwitchedByTheOlderMethods() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().with("on", "false");
        device.doing("set_on[]", () -> device.with("on", "true"));
        Switches switches = Models.switches("chuangmi.plug.v3", device);

        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
        assertThat(device.told()).containsExactly("set_power[\"on\"]", "set_on[]");
    }

    @Test
    void whatNoWayDoesIsTheFirstRefusal() throws Exception {
        Switches switches = Models.switches("chuangmi.plug.v3", new ScriptedLegacy().with("on", "false"));

        assertThatThrownBy(() -> switches.set("relay", true)).isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void aPlugWithoutMeterIsReadAllTheSame() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().with("on", "true").with("usb_on", "false");

        Switches.Readings readings = Models.switches("chuangmi.plug.v3", device).read(Part.ALL);

        assertThat(Models.on(readings)).containsEntry("relay", true);
        assertThat(readings.measures()).isEmpty();
    }

    @Test
    void powerStripsMeasureAndHaveAMode() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .with("power", "\"on\"")
                .with("temperature", "48.7")
                .with("current", "0.05")
                .with("mode", "\"green\"")
                .with("power_consume_rate", "12.5")
                .with("voltage", "23057")
                .with("power_factor", "1")
                .with("elec_leakage", "0");
        device.doing("set_power_mode[\"normal\"]", () -> device.with("mode", "\"normal\""));
        device.doing("set_rt_power[1]", () -> {});
        Switches.Readings readings =
                Models.switches("qmi.powerstrip.v1", device).read(Part.ALL);

        assertThat(values(readings))
                .containsEntry("power", 12.5)
                .containsEntry("voltage", 230.57)
                .containsEntry("current", 0.05)
                .containsEntry("temperature", 48.7);
        Settings settings = Models.settings("qmi.powerstrip.v1", device);
        assertThat(settings.read())
                .extracting(Setting::name, Setting::value)
                .contains(tuple("mode", "green"), tuple("power-factor", "1"), tuple("leakage", "0"));
        assertThat(settings.apply("mode", "normal").setting().value()).isEqualTo("normal");
        settings.apply("real-time-power-on", "");
        assertThat(device.told()).containsExactly("set_power_mode[\"normal\"]", "set_rt_power[1]");
    }

    @Test
    void theOtherStripKnowsThePriceOfPower() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().with("power", "\"on\"").with("power_price", "1");
        device.doing("set_power_price[999]", () -> device.with("power_price", "999"));
        Settings settings = Models.settings("zimi.powerstrip.v2", device);

        assertThat(settings.apply("power-price", "999").setting().value()).isEqualTo("999");
        assertThatThrownBy(() -> settings.apply("power-price", "1000"))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        refusal -> assertThat(refusal.advice().toString())
                                .isEqualTo("It can be from 0 to 999, in steps of 1."));
        assertThat(device.told()).containsExactly("set_power_price[999]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pwzn.relay.apple", "pwzn.relay.banana"})
    void sixteenRelaysAreBitsOfOneNumber(String model) throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .with("relay_status", Integer.toString(0b1000_0000_0000_0101))
                .with("name0", "\"Pump\\u202e\"");
        device.doing("power_on[1]", () -> device.with("relay_status", Integer.toString(0b111)));
        device.doing("power_off[15]", () -> device.with("relay_status", "0"));
        device.doing("power_all[0]", () -> device.with("relay_status", "0"));
        Switches switches = Models.switches(model, device);

        Map<String, Boolean> on = Models.on(switches.read(Part.QUICK));
        assertThat(on).hasSize(16);
        assertThat(on.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gang-1", "gang-3", "gang-16");
        assertThat(Models.on(switches.set("gang-2", true))).containsEntry("gang-2", true);
        assertThat(Models.on(switches.set("gang-16", false))).containsEntry("gang-16", false);
        Settings settings = Models.settings(model, device);
        assertThat(settings.read())
                .filteredOn(row -> row.name().equals("channel-name-1"))
                .extracting(Setting::value)
                .containsExactly("Pump");
        settings.apply("all-off", "");
        assertThat(device.told()).containsExactly("power_on[1]", "power_off[15]", "power_all[0]");
        assertThat(device.asked().getFirst()).containsExactly("relay_status");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void wallSwitchesAreReadByPlace(int gangs) throws Exception {
        String zeros = "[0" + ",0".repeat(gangs - 1) + "]";
        ScriptedLegacy device = new ScriptedLegacy().with("switchname1", "\"Hall\"");
        device.answering("get_prop" + zeros, "[0" + ",0".repeat(gangs - 1) + ",1]");
        device.doing(
                "SetSwitch" + gangs + "[1]",
                () -> device.answering("get_prop" + zeros, "[" + "0,".repeat(gangs - 1) + "1,1]"));
        device.doing("SetSwtichname1[\"Porch\"]", () -> device.with("switchname1", "\"Porch\""));
        String model = "090615.switch.xswitch0" + gangs;
        Switches switches = Models.switches(model, device);

        assertThat(switches.outlets())
                .hasSize(gangs)
                .extracting(Switches.Outlet::kind)
                .containsOnly(Switches.Kind.GANG);
        Map<String, Boolean> on = Models.on(switches.read(Part.ALL));
        assertThat(on).hasSize(gangs).doesNotContainValue(true);
        on = Models.on(switches.set("gang-" + gangs, true));
        assertThat(on.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey))
                .containsExactly("gang-" + gangs);
        Settings settings = Models.settings(model, device);
        assertThat(settings.read())
                .filteredOn(row -> row.name().equals("light-state"))
                .extracting(Setting::value)
                .containsExactly("1");
        assertThat(settings.apply("channel-name-1", "Porch").setting().value()).isEqualTo("Porch");
    }

    @Test
    void anAnswerWithAnotherNumberOfValuesSaysNothing() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().answering("get_prop[0,0]", "[1]");

        assertThat(Models.switches("090615.switch.xswitch02", device)
                        .read(Part.ALL)
                        .on())
                .isEmpty();
    }

    @Test
    void firmwareThatRefusesAllForOneNameIsAskedOneByOne() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .with("power", "\"on\"")
                .with("temperature", "30")
                .without("temperature");

        Switches.Readings readings = Models.switches("chuangmi.plug.v2", device).read(Part.ALL);

        assertThat(Models.on(readings)).containsExactly(Map.entry("relay", true));
        assertThat(readings.measures()).isEmpty();
        assertThat(device.asked())
                .containsExactly(List.of("power", "temperature"), List.of("power"), List.of("temperature"));
    }

    @Test
    void anUnknownModelIsTriedWithThePowerThatMostHave() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().with("power", "\"off\"");
        device.doing("set_power[\"on\"]", () -> device.with("power", "\"on\""));
        Switches switches = Models.switches("acme.thing.x1", device);

        assertThat(switches.outlets()).singleElement().satisfies(outlet -> {
            assertThat(outlet.name()).isEqualTo("relay");
            assertThat(outlet.proven()).isFalse();
        });
        assertThat(Models.on(switches.set("relay", true))).containsEntry("relay", true);
    }

    @Test
    void anUnknownModelWithoutPowerOffersNothing() throws Exception {
        assertThat(Models.of("acme.thing.x1", new ScriptedLegacy()).switches()).isEmpty();
        assertThat(Models.of("acme.thing.x1", new ScriptedLegacy().without("power"))
                        .switches())
                .isEmpty();
        assertThat(Models.of("acme.thing.x1", new ScriptedLegacy().with("power", "\"warm\""))
                        .switches())
                .isEmpty();
    }

    @Test
    void aModelWithPropertiesThatSpeaksTheOlderDialectIsTriedToo() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy().with("power", "\"on\"");

        assertThat(Models.switches("cuco.plug.v3", device).outlets())
                .extracting(Switches.Outlet::proven)
                .containsExactly(false);
    }

    private static Map<String, Double> values(Switches.Readings readings) {
        Map<String, Double> values = new TreeMap<>();
        readings.measures().forEach(each -> values.put(each.name(), each.value()));
        return values;
    }
}
