// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches.Countdowns;
import org.holdfast.device.Switches.Countdowns.Limit;
import org.holdfast.device.Switches.Countdowns.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedCountdownsTest {
    private static Countdowns of(String model, ScriptedMiot device) throws Exception {
        return Models.switches(model, device).countdowns().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "chuangmi.plug.212a01, relay, PT24H, PT1S",
        "cuco.plug.v2eur, relay, PT24H, PT1S",
        "cuco.plug.cp2, relay, PT24H, PT1M",
        "yeelink.switch.sw1, gang-1, PT12H, PT1S",
        "yeelink.switch.sw1, gang-2, PT12H, PT1S"
    })
    void someModelsCountThemselves(String model, String outlet, Duration longest, Duration step) throws Exception {
        Countdowns countdowns = of(model, new ScriptedMiot());

        assertThat(countdowns.outlets()).contains(outlet);
        assertThat(countdowns.limit(outlet)).isEqualTo(new Limit(longest, step));
    }

    @Test
    void othersDoNot() throws Exception {
        assertThat(Models.switches("cuco.plug.v3", new ScriptedMiot()).countdowns())
                .isEmpty();
    }

    @Test
    void aDelayIsSetAndThenStartedAndTellsWhatIsLeft() throws Exception {
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "true")
                .with("14.1", "false")
                .with("14.2", "0")
                .with("14.3", "899");
        Countdowns countdowns = of("cuco.plug.v2eur", device);

        assertThat(countdowns.running("relay")).isEmpty();
        Running running = countdowns.begin("relay", false, Duration.ofMinutes(15));

        assertThat(device.told()).containsExactly("14.2=900", "14.1=true");
        assertThat(running).isEqualTo(new Running(Optional.empty(), Duration.ofSeconds(899)));
        countdowns.cancel("relay");
        assertThat(device.told()).endsWith("14.1=false");
        assertThat(countdowns.running("relay")).isEmpty();
    }

    @Test
    void aDelayThatGoesToTheOtherStateIsRefusedWhereTheOutletIsThereAlready() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "true").with("14.1", "false").with("14.3", "0");
        Countdowns countdowns = of("cuco.plug.v2eur", device);

        assertThatThrownBy(() -> countdowns.begin("relay", true, Duration.ofMinutes(1)))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("on already");
        device.with("2.1", "false");
        assertThatThrownBy(() -> countdowns.begin("relay", false, Duration.ofMinutes(1)))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("off already");
        assertThat(device.told()).isEmpty();
    }

    @Test
    void aChannelThatCanOnlyCountToOffDoesThat() throws Exception {
        ScriptedMiot device = new ScriptedMiot()
                .with("2.1", "true")
                .with("3.1", "false")
                .with("2.3", "-1")
                .with("3.3", "-1");
        Countdowns countdowns = of("yeelink.switch.sw1", device);

        assertThat(countdowns.running("gang-2")).isEmpty();
        assertThat(countdowns.begin("gang-2", false, Duration.ofSeconds(90)))
                .isEqualTo(new Running(Optional.of(false), Duration.ofSeconds(90)));
        assertThat(countdowns.running("gang-1")).isEmpty();
        countdowns.cancel("gang-2");
        assertThatThrownBy(() -> countdowns.begin("gang-1", true, Duration.ofSeconds(90)))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("only known to switch off");
        assertThat(device.told()).containsExactly("3.3=90", "3.3=-1");
    }

    @Test
    void minutesAreRoundedUp() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true").with("2.5", "0");
        Countdowns countdowns = of("cuco.plug.cp2", device);

        assertThat(countdowns.begin("relay", false, Duration.ofSeconds(61)))
                .isEqualTo(new Running(Optional.of(false), Duration.ofMinutes(2)));
        assertThat(device.told()).containsExactly("2.5=2");
        device.with("2.1", "false");
        assertThat(countdowns.running("relay"))
                .as("whether it would go on or stay off is not known")
                .contains(new Running(Optional.empty(), Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-5S", "PT24H1S", "PT99999999H"})
    void whatItCannotCountIsRefused(Duration after) throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true").with("4.3", "0");
        Countdowns countdowns = of("chuangmi.plug.212a01", device);

        assertThatThrownBy(() -> countdowns.begin("relay", false, after))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        refusal -> assertThat(refusal.advice().toString())
                                .isEqualTo("It counts in steps of 1 s, up to 86400 s."));
        assertThat(device.told()).isEmpty();
    }

    @Test
    void acceptedAndIgnoredIsASentence() throws Exception {
        ScriptedMiot device =
                new ScriptedMiot().with("2.1", "true").with("4.3", "0").stubbornAt("4.3");
        Countdowns countdowns = of("chuangmi.plug.212a01", device);

        assertThatThrownBy(() -> countdowns.begin("relay", false, Duration.ofSeconds(10)))
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessageContaining("none is running");
        device.with("4.3", "7");
        assertThatThrownBy(() -> countdowns.cancel("relay"))
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessageContaining("goes on");
    }

    @Test
    void anOutletWithoutOneIsASentence() throws Exception {
        Countdowns countdowns = of("cuco.plug.cp2", new ScriptedMiot());

        assertThatThrownBy(() -> countdowns.running("usb")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(countdowns.limit("usb").longest()).isEqualTo(Duration.ZERO);
    }
}
