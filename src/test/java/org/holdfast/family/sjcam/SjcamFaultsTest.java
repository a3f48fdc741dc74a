// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Found;
import org.holdfast.device.Settings;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the lab's camera, well and with everything that the lab can do to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SjcamFaultsTest {
    /** With real pauses, because the lab's camera ignores settings that come too soon, as the real one does. */
    private final SjcamFamily family = new SjcamFamily(
            new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), Clock.systemUTC()),
            new Pace(30, 100));

    private @Nullable Lab started;

    @BeforeAll
    void start(@TempDir Path cache) throws IOException {
        started = new Lab(Lab.Options.usual(cache));
        started.start();
    }

    @AfterAll
    void stop() {
        lab().close();
    }

    @AfterEach
    void repair() {
        for (Fault fault : Fault.values()) {
            lab().faults().off(fault);
        }
    }

    private Lab lab() {
        return Objects.requireNonNull(started);
    }

    private Address address() {
        return lab().devices().getFirst().device().address();
    }

    private Connection connect() throws DeviceException, InterruptedException {
        return family.connect(
                ((Found.Supported) family.identify(address(), Optional.empty())).device(), Credentials.NONE);
    }

    @Test
    void modesRecordingAndPhotosWork() throws Exception {
        try (Connection connection = connect()) {
            CameraControl control = Bench.control(connection);
            control.switchTo(SjcamMode.VIDEO.mode());

            assertThat(control.record(true).activity()).isEqualTo(CameraControl.Activity.RECORDING);
            CameraControl.State photo = control.switchTo(SjcamMode.PHOTO.mode());

            assertThat(photo.activity()).isEqualTo(CameraControl.Activity.IDLE);
            assertThat(photo.mode().orElseThrow().id()).isEqualTo("photo");
            int before = photo.photosLeft().orElseThrow();
            assertThat(control.shoot().photosLeft().orElseThrow()).isLessThanOrEqualTo(before);
            control.switchTo(SjcamMode.LAPSE_PHOTO.mode());
            assertThat(control.shoot().activity()).isEqualTo(CameraControl.Activity.PHOTO_SERIES);
            control.switchTo(SjcamMode.VIDEO.mode());
            assertThat(lab().cameras().getFirst().dead()).isFalse();
        }
    }

    @Test
    void everyOptionOfTheModelIsTakenInTheModeForIt() throws Exception {
        ModelOptions model =
                ModelTable.load().options(SjcamIdentity.SJ4000, "G20140116V01").orElseThrow();
        try (Connection connection = connect()) {
            Bench.control(connection).switchTo(SjcamMode.VIDEO.mode());
            for (SjcamSetting setting : SjcamSetting.values()) {
                if (setting == SjcamSetting.PHOTO_INTERVAL) {
                    continue;
                }
                for (SettingOption option : model.of(setting)) {
                    Settings.Applied applied = Bench.settings(connection).apply(setting.id(), option.value());
                    assertThat(applied.why()).as("%s %s", setting, option).isEmpty();
                    assertThat(applied.setting().value()).isEqualTo(option.value());
                }
            }
            assertThat(lab().cameras().getFirst().dead()).isFalse();
        }
    }

    @Test
    void anIgnoredSettingIsShownAsItIs() throws Exception {
        try (Connection connection = connect()) {
            Bench.control(connection).switchTo(SjcamMode.VIDEO.mode());
            assertThat(Bench.settings(connection).apply("loop-length", "5min").why())
                    .isEmpty();
            lab().faults().on(Fault.IGNORED_SETTING);

            Settings.Applied applied = Bench.settings(connection).apply("loop-length", "10min");

            assertThat(applied.setting().value()).isEqualTo("5min");
            assertThat(applied.why()).isPresent();
        }
    }

    @Test
    void noPhotoIsTakenOnTheFullCard() throws Exception {
        try (Connection connection = connect()) {
            Bench.control(connection).switchTo(SjcamMode.PHOTO.mode());
            lab().faults().on(Fault.FULL_CARD);

            assertThatThrownBy(() -> Bench.control(connection).shoot()).isInstanceOf(DeviceException.StorageFull.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-answer",
                "busy-page",
                "trickle=1000",
                "cut=20",
                "malformed=garbage",
                "malformed=truncated",
                "malformed=entities",
                "malformed=huge-number",
                "malformed=text-number",
                "malformed=endless",
                "drop=1"
            })
    void everyOtherTroubleEndsInASentenceAndInTime(String fault) {
        lab().faults().on(fault);
        Device device = new Device("x", "sjcam", "", "x", address(), java.util.Map.of());

        long start = System.nanoTime();
        assertThatThrownBy(() -> family.connect(device, Credentials.NONE))
                .isInstanceOfSatisfying(DeviceException.class, e -> {
                    assertThat(e.sentence().toString()).isNotBlank();
                    assertThat(e.advice().toString()).isNotBlank();
                });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aRecordingThatAnHdmiCablePreventsIsAnAlarmAndDoesNotCrashTheCamera() throws Exception {
        try (Connection connection = connect()) {
            List<Events.Event> heard = new CopyOnWriteArrayList<>();
            Bench.events(connection).listen(heard::add);
            CameraControl control = Bench.control(connection);
            control.switchTo(SjcamMode.VIDEO.mode());
            Bench.settings(connection).apply("video-size", "1080p30");
            lab().faults().on(Fault.HDMI);

            assertThatThrownBy(() -> control.record(true)).isInstanceOf(DeviceException.Refused.class);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> heard.stream().anyMatch(each -> each.weight() == Events.Weight.ALARM));
            assertThatThrownBy(() -> control.switchTo(SjcamMode.PHOTO.mode()))
                    .isInstanceOf(DeviceException.NotAllowed.class);

            lab().faults().off(Fault.HDMI);
            control.record(false);
            control.switchTo(SjcamMode.PHOTO.mode());
            assertThat(lab().cameras().getFirst().dead()).isFalse();
        }
    }

    @Test
    void aSlowCameraIsACameraAllTheSame() throws Exception {
        lab().faults().on(Fault.DELAY, "150");

        assertThat(family.identify(address(), Optional.empty())).isInstanceOf(Found.Supported.class);
    }

    @Test
    void aLengthThatIsTooLargeIsForgiven() throws Exception {
        lab().faults().on(Fault.WRONG_LENGTH, "10");

        assertThat(family.identify(address(), Optional.empty())).isInstanceOf(Found.Supported.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ambarella", "hisilicon", "allwinner"})
    void otherChipsAreNamed(String chip, @TempDir Path cache) throws Exception {
        try (Lab other = new Lab(new Lab.Options(
                Optional.empty(), java.util.Set.of(), List.of("chip=" + chip), Clock.systemUTC(), cache, false))) {
            other.start();

            Found found = family.identify(other.devices().getFirst().device().address(), Optional.empty());

            assertThat(found)
                    .isInstanceOfSatisfying(
                            Found.Unsupported.class,
                            unsupported ->
                                    assertThat(unsupported.what().toString()).containsIgnoringCase(chip));
        }
    }
}
