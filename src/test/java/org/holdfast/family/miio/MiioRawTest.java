// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.RawAccess;
import org.holdfast.device.WifiSetup;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.miio.MiioDevice;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Raw commands and Wi-Fi, against the virtual devices. */
@Timeout(120)
class MiioRawTest {
    private static final RawAccess.Range SOME = new RawAccess.Range(1, 4, 1, 6);

    @TempDir
    Path folder;

    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(Lab.Options.usual(folder).only("miio"));
        lab.start();
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private MiioDevice virtual(String model) {
        for (int i = 0; i < lab.devices().size(); i++) {
            if (model.equals(lab.devices().get(i).facts().get("variant"))) {
                return lab.miioDevices().get(i);
            }
        }
        throw new IllegalArgumentException(model);
    }

    private Connection connect(String variant) throws Exception {
        MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
        MiioDevice virtual = virtual(variant);
        Device device = ((Found.Supported) family.identify(virtual.address(), Optional.empty())).device();
        String token = Objects.requireNonNull(virtual.facts(virtual.address()).get("token"));
        return family.connect(device, _ -> Optional.of(token.toCharArray()));
    }

    @Test
    void whatExistsIsFoundByItsNumbers() throws Exception {
        try (Connection connection = connect("meter")) {
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            List<RawAccess.Property> found = new ArrayList<>();
            assertThat(raw.browses()).isTrue();

            raw.browse(SOME, found::add);

            assertThat(found).isNotEmpty().anySatisfy(each -> {
                assertThat(each.service()).isEqualTo(2);
                assertThat(each.property()).isEqualTo(1);
                assertThat(each.value()).contains("false");
            });
            assertThat(found.size()).isLessThan(24);
        }
    }

    @Test
    void aRangeThatIsTooLargeIsRefused() throws Exception {
        try (Connection connection = connect("meter")) {
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            for (RawAccess.Range range : List.of(
                    new RawAccess.Range(1, 999, 1, 999),
                    new RawAccess.Range(0, 2, 1, 2),
                    new RawAccess.Range(3, 2, 1, 2),
                    new RawAccess.Range(Integer.MIN_VALUE, Integer.MAX_VALUE, 1, 1))) {
                assertThatThrownBy(() -> raw.browse(range, _ -> {})).isInstanceOf(DeviceException.NotAllowed.class);
            }
        }
    }

    @Test
    void aCommandGoesAsItIsAndItsErrorComesBackAsItIs() throws Exception {
        try (Connection connection = connect("plug")) {
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            assertThat(raw.browses()).isFalse();
            assertThatThrownBy(() -> raw.browse(SOME, _ -> {})).isInstanceOf(DeviceException.Unsupported.class);

            assertThat(raw.send("set_power", "[\"on\"]")).isEqualTo("[\"ok\"]");
            assertThat(raw.send("get_prop", "[\"power\"]")).isEqualTo("[\"on\"]");
            assertThat(raw.send("no_such", "")).contains("\"code\":-9999").contains("undefined command");
            assertThat(raw.examples()).isNotEmpty();
        }
    }

    @Test
    void aCommandWhoseAnswerIsLostIsNotSentAgain() throws Exception {
        try (Connection connection = connect("plug")) {
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            lab.faults().on(Fault.LOST_REPLY);

            assertThatThrownBy(() -> raw.send("set_power", "[\"on\"]")).isInstanceOf(DeviceException.TimedOut.class);
        }
        assertThat(virtual("plug").done())
                .filteredOn(each -> each.startsWith("set_power"))
                .hasSize(1);
    }

    @Test
    void whatMayHarmTheDeviceIsNotSent() throws Exception {
        try (Connection connection = connect("plug")) {
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            List<String> before = virtual("plug").done();
            for (String method : List.of(
                    "miIO.ota",
                    "MIIO.OTA",
                    " miIO.ota_install ",
                    "miIO.config_router",
                    "miIO.config_router2",
                    "miIO.restore",
                    "",
                    "a b",
                    "a\"b",
                    "x".repeat(65))) {
                assertThatThrownBy(() -> raw.send(method, "[]"))
                        .as(method)
                        .isInstanceOf(DeviceException.NotAllowed.class);
            }
            for (String parameters : List.of("1", "\"on\"", "[", "[] []", "[".repeat(100), "{\"a\":}")) {
                assertThatThrownBy(() -> raw.send("get_prop", parameters))
                        .as(parameters)
                        .isInstanceOf(DeviceException.NotAllowed.class);
            }
            assertThatThrownBy(() -> raw.send("get_prop", "[\"" + "x".repeat(1000) + "\"]"))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThat(virtual("plug").done()).isEqualTo(before);
        }
    }

    @Test
    void aNetworkIsSentAndNoAnswerIsNoFailure() throws Exception {
        lab.faults().on(Fault.UNPROVISIONED);
        MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
        Device device = ((Found.Supported) family.identify(virtual("plug").address(), Optional.empty())).device();
        try (Connection connection = family.connect(device, _ -> Optional.empty())) {
            WifiSetup wifi = connection.capability(WifiSetup.class).orElseThrow();
            assertThat(wifi.scans()).isFalse();
            assertThat(wifi.scan()).isEmpty();
            assertThat(wifi.warnings().getFirst().toString()).contains("token may change");
            for (WifiSetup.HomeNetwork bad : List.of(
                    network("", "seaweed-42"),
                    network("x".repeat(33), "seaweed-42"),
                    network("home", "short"),
                    network("home", "x".repeat(64)),
                    network("\ud800", ""))) {
                assertThat(wifi.objection(bad)).isPresent();
                assertThatThrownBy(() -> wifi.join(bad)).isInstanceOf(DeviceException.NotAllowed.class);
            }
            assertThat(virtual("plug").done()).noneMatch(each -> each.contains("config_router"));
            assertThat(wifi.objection(network("Zuhause-Ü", ""))).isEmpty();
            lab.faults().on(Fault.LOST_REPLY, "9");

            assertThat(wifi.join(network("home", "seaweed \"42\"")).toString())
                    .contains("did not answer, which is usual");
        }
        assertThat(virtual("plug").done())
                .anyMatch(each -> each.contains("config_router")
                        && each.contains("\"ssid\":\"home\"")
                        && each.contains("\"uid\":0"));
    }

    private static WifiSetup.HomeNetwork network(String ssid, String password) {
        return new WifiSetup.HomeNetwork(ssid, password.toCharArray());
    }
}
