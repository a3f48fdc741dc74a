// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Kind;
import org.holdfast.device.Switches.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second table of the protocol reference, section 11, written down once more, against devices that have just that. */
class MiotModelsTest {
    private static final int RAW = 1234;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chuangmi.plug.212a01 | relay=2.1 | power=5.6*0.01? energy=5.1*0.01 voltage=5.3 current=5.2*0.001 temperature=2.6 on-time=2.7
            cuco.plug.v3         | relay=2.1 | power=11.2 energy=11.1*0.01 temperature=12.2
            cuco.plug.v2eur      | relay=2.1 | power=11.2 energy=11.1*0.01?
            cuco.plug.cp1        | relay=2.1 |
            cuco.plug.cp1m       | relay=2.1 | power=4.2? energy=2.2*0.001 voltage=2.3*0.1 current=2.4*0.001
            cuco.plug.cp1md      | relay=2.1 | power=4.2 energy=2.2*0.001 voltage=2.3*0.1 current=2.4*0.001
            cuco.plug.cp2        | relay=2.1 | power=3.2*0.1 energy=2.2*0.01 voltage=2.3*0.1 current=2.4*0.001
            cuco.plug.cp2a       | all=2.1 socket-1=3.1 socket-2=4.1 |
            cuco.plug.cp2d       | relay=2.1 | power=3.4 energy=3.1*0.01 voltage=3.3? current=3.2*0.001? temperature=6.2
            cuco.plug.cp3a       | all=2.1 socket-1=3.1 socket-2=4.1 socket-3=5.1 |
            cuco.plug.cp5        | all=2.1 socket-1=3.1 socket-2=4.1 socket-3=5.1 socket-4=6.1 usb=7.1 |
            cuco.plug.cp5pro     | all=2.1 socket-1=3.1 socket-2=4.1 socket-3=5.1 socket-4=6.1 usb=7.1 | power=10.4 energy=10.1 voltage=10.3? current=10.2?
            cuco.plug.sp5        | all=2.1 socket-1=3.1 socket-2=4.1 socket-3=5.1 socket-4=6.1 usb=7.1 |
            cuco.plug.co1        | relay=2.1 |
            cuco.plug.co3d       | relay=2.1 | power=8.4 energy=8.1? voltage=8.3 current=8.2?
            yeelink.switch.sw1   | gang-1=2.1 gang-2=3.1 |
            090615.switch.mesw2  | gang-1=2.1 gang-2=3.1 |
            babai.switch.bb101s  | relay=2.1 |
            iot.plug.socn1       | relay=2.1 |
            """)
    void outletsAndMeasuresAreWhereTheReferenceHasThem(String model, String outlets, String measures) throws Exception {
        Map<String, String> places = pairs(outlets);
        ScriptedMiot device = new ScriptedMiot();
        places.values().forEach(place -> device.with(place, "false"));
        Map<String, Double> expected = new TreeMap<>();
        Map<String, Boolean> proven = new TreeMap<>();
        pairs(measures == null ? "" : measures).forEach((name, place) -> {
            String[] parts = place.replace("?", "").split("\\*", 2);
            device.with(parts[0], Integer.toString(RAW));
            double scale = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
            expected.put(name, Math.round(RAW * scale * 1e6) / 1e6);
            proven.put(name, !place.endsWith("?"));
        });
        Switches switches = Models.switches(model, device);

        assertThat(switches.outlets()).extracting(Switches.Outlet::name).containsExactlyElementsOf(places.keySet());
        assertThat(switches.outlets()).allMatch(Switches.Outlet::proven);
        Switches.Readings readings = switches.read(Part.ALL);
        Map<String, Double> read = new TreeMap<>();
        Map<String, Boolean> readProven = new TreeMap<>();
        readings.measures().forEach(each -> {
            read.put(each.name(), each.value());
            readProven.put(each.name(), each.proven());
        });
        assertThat(read).isEqualTo(expected);
        assertThat(readProven).isEqualTo(proven);
        assertThat(readings.on().keySet()).isEqualTo(places.keySet());
        for (Map.Entry<String, String> place : places.entrySet()) {
            Switches.Readings after = switches.set(place.getKey(), true);
            assertThat(after.on().get(place.getKey())).isEqualTo(new Switches.State(true, Models.NOON));
            switches.set(place.getKey(), false);
            assertThat(device.told()).endsWith(place.getValue() + "=true", place.getValue() + "=false");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chuangmi.plug.212a01 | light=3.1 timer-task=4.4 | timer-on-for=4.1 timer-off-for=4.2 timer-running=4.5
            cuco.plug.v3         | light=13.1 lock=7.1 charge-guard=4.1 limit=9.1 cycle=5.1 | power-on-state=2.2 fault=2.3 charge-guard-power=4.2 charge-guard-time=4.3 limit-power=9.2 cycle-times=5.2
            cuco.plug.v2eur      | light=13.1 lock=7.1 charge-guard=4.1 limit=9.1 cycle=5.1 | power-on-state=2.2 fault=2.3 charge-guard-power=4.2 charge-guard-time=4.3 limit-power=9.2 cycle-times=5.2
            cuco.plug.cp1        | light=3.1 |
            cuco.plug.cp1m       | light=7.1 lock=6.1 | power-on-state=7.2
            cuco.plug.cp1md      | lock=6.1 |
            cuco.plug.cp2        | light=3.1 | overheat=3.4
            cuco.plug.cp2a       | light=7.1 lock=6.1 | power-on-state=7.2
            cuco.plug.cp2d       | light=4.1 lock=5.1 |
            cuco.plug.cp3a       | light=7.1 lock=6.1 |
            cuco.plug.cp5        | light=9.2 lock=8.1 | power-on-state=9.1
            cuco.plug.cp5pro     | light=12.1 lock=8.1 |
            cuco.plug.sp5        | light=10.1 lock=8.1 | power-on-state=9.1
            cuco.plug.co1        | light=7.1 lock=6.1 night-light=7.3 | power-on-state=7.2 night-light-from=7.4 night-light-until=7.5
            yeelink.switch.sw1   | interlock=4.1 | channel-power-on-state-1=2.2 channel-power-on-state-2=3.2
            090615.switch.mesw2  | light=8.1 |
            babai.switch.bb101s  | eco=2.2 | delay=2.3
            """)
    void settingsAreWhereTheReferenceHasThem(String model, String toggles, String others) throws Exception {
        Map<String, String> places = pairs(toggles);
        Map<String, String> rest = pairs(others == null ? "" : others);
        ScriptedMiot device = new ScriptedMiot();
        places.values().forEach(place -> device.with(place, "false"));
        int value = 0;
        Map<String, String> expected = new LinkedHashMap<>();
        places.keySet().forEach(name -> expected.put(name, "off"));
        for (Map.Entry<String, String> other : rest.entrySet()) {
            // Each another, so that none is taken for its neighbour; all within what any of them can be.
            device.with(other.getValue(), Integer.toString(value % 3));
            expected.put(other.getKey(), Integer.toString(value % 3));
            value++;
        }
        Settings settings = Models.settings(model, device);

        Map<String, String> read = new TreeMap<>();
        settings.read().forEach(row -> read.put(row.name(), row.value()));
        assertThat(read).isEqualTo(new TreeMap<>(expected));
        for (Map.Entry<String, String> place : places.entrySet()) {
            Settings.Applied applied = settings.apply(place.getKey(), "on");
            assertThat(applied.setting().value()).isEqualTo("on");
            assertThat(applied.why()).isEmpty();
            assertThat(device.told()).endsWith(place.getValue() + "=true");
        }
    }

    @Test
    void everyModelWithPropertiesIsAmongThose() throws Exception {
        ModelTable table = ModelTable.load();
        List<String> without = new ArrayList<>();
        for (String model : table.models()) {
            if (table.row(model).orElseThrow().miot()
                    && Models.of(model, new ScriptedMiot()).settings().isEmpty()) {
                without.add(model);
            }
        }

        assertThat(table.models().stream()
                        .filter(model -> table.row(model).orElseThrow().miot()))
                .hasSize(19);
        assertThat(without).containsExactlyInAnyOrder("cuco.plug.co3d", "iot.plug.socn1");
    }

    @Test
    void aStripSaysWhichOutletIsAboveTheOthersAndWhichIsForUsb() throws Exception {
        Switches strip = Models.switches("cuco.plug.cp5", new ScriptedMiot());

        assertThat(strip.outlets())
                .extracting(Switches.Outlet::kind)
                .containsExactly(Kind.MASTER, Kind.SOCKET, Kind.SOCKET, Kind.SOCKET, Kind.SOCKET, Kind.USB);
        assertThat(strip.outlets())
                .extracting(each -> each.label().toString())
                .containsExactly("All sockets", "Socket 1", "Socket 2", "Socket 3", "Socket 4", "USB ports");
    }

    @Test
    void aWallSwitchHasChannels() throws Exception {
        assertThat(Models.switches("yeelink.switch.sw1", new ScriptedMiot()).outlets())
                .extracting(Switches.Outlet::kind)
                .containsOnly(Kind.GANG);
    }

    @Test
    void whatSourcesLeaveOpenIsUnverified() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.2", "0").with("13.1", "true").with("9.2", "300");

        List<Setting> rows = Models.settings("cuco.plug.v2eur", device).read();

        assertThat(rows)
                .filteredOn(row -> row.about().proven())
                .extracting(Setting::name)
                .containsExactly("light", "limit-power");
        assertThat(rows)
                .filteredOn(row -> !row.about().proven())
                .extracting(Setting::name)
                .containsExactly("power-on-state");
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words.strip().split(" +", -1)) {
            if (!word.isEmpty()) {
                String[] pair = word.split("=", 2);
                pairs.put(pair[0], pair[1]);
            }
        }
        return pairs;
    }
}
