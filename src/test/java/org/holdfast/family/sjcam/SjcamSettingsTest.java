// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SjcamSettingsTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void whatTheCameraSaysIsShown() throws Exception {
        camera.settings.put(2002, 2);
        camera.settings.put(2007, 1);
        camera.settings.put(2005, 6);
        camera.settings.put(1009, 3);

        try (Connection connection = bench.connect()) {
            List<Setting> all = Bench.settings(connection).read();

            assertThat(find(all, "video-size")).isInstanceOfSatisfying(Setting.Choice.class, size -> {
                assertThat(size.value()).isEqualTo("720p30");
                assertThat(size.options()).hasSize(5);
                assertThat(size.about().proven()).isTrue();
                assertThat(size.about().group()).hasToString("Video");
            });
            assertThat(find(all, "audio")).isInstanceOf(Setting.Toggle.class).returns("on", Setting::value);
            assertThat(find(all, "exposure").value()).isEqualTo("0");
            assertThat(find(all, "iso"))
                    .isInstanceOfSatisfying(
                            Setting.ReadOnly.class,
                            iso -> assertThat(iso.shown()).hasToString("400"));
            assertThat(find(all, "live-size").about().proven()).isFalse();
            assertThat(find(all, "battery").value()).isEqualTo("75 %");
            assertThat(find(all, "free-space").value()).isEqualTo("15.9 GB");
            assertThat(all.stream().map(Setting::name)).doesNotHaveDuplicates().doesNotContain("setting.3003", "3010");
        }
    }

    @Test
    void aPresentValueThatTheModelDoesNotKnowIsShownAsItIs() throws Exception {
        camera.settings.put(2002, 77);

        try (Connection connection = bench.connect()) {
            assertThat(find(Bench.settings(connection).read(), "video-size").value())
                    .isEqualTo("77");
        }
    }

    @Test
    void aChangeIsReadBack() throws Exception {
        try (Connection connection = bench.connect()) {
            Settings.Applied applied = Bench.settings(connection).apply("video-size", "720p60");

            assertThat(applied.setting().value()).isEqualTo("720p60");
            assertThat(applied.why()).isEmpty();
            assertThat(camera.told()).containsExactly("2002&par=1");
            assertThat(camera.asked().getLast()).isEqualTo("3014");
        }
    }

    @Test
    void anIgnoredChangeShowsWhatWasReadAndTheLikelyReason() throws Exception {
        camera.reply(1012, ScriptedCamera.answer(1012, 0));
        camera.reply(1007, ScriptedCamera.answer(1007, 0));
        camera.reply(2003, ScriptedCamera.answer(2003, 0));
        try (Connection connection = bench.connect()) {
            Settings settings = Bench.settings(connection);

            assertIgnored(settings.apply("photo-interval", "20s"), "3s", "Photo series");
            assertIgnored(settings.apply("loop-length", "3min"), "off", "does not take this setting");
            camera.mode = 0;
            assertIgnored(settings.apply("white-balance", "cloudy"), "auto", "\"Video\"");
            camera.capture = 1;
            assertIgnored(settings.apply("loop-length", "3min"), "off", "recording");
        }
    }

    private static void assertIgnored(Settings.Applied applied, String value, String reason) {
        assertThat(applied.setting().value()).isEqualTo(value);
        assertThat(applied.why().orElseThrow().toString()).contains(reason);
    }

    @Test
    void valuesThatTheModelDoesNotKnowAreNotSent() throws Exception {
        try (Connection connection = bench.connect()) {
            Settings settings = Bench.settings(connection);
            for (String[] pair : new String[][] {
                {"video-size", "4k"},
                {"video-size", "5"},
                {"video-size", ""},
                {"iso", "100"},
                {"language", "13"},
                {"nonsense", "1"},
                {"2002", "1"},
                {"firmware-update", "1"},
                {"battery", "100 %"}
            }) {
                assertThatThrownBy(() -> settings.apply(pair[0], pair[1]))
                        .as(pair[0])
                        .isInstanceOf(DeviceException.NotAllowed.class);
            }

            assertThat(camera.told()).isEmpty();
        }
    }

    @Test
    void erasingTheCardNeedsTheWordAndAnIdleCamera() throws Exception {
        try (Connection connection = bench.connect()) {
            Settings settings = Bench.settings(connection);
            assertThatThrownBy(() -> settings.apply("format-card", "yes"))
                    .isInstanceOf(DeviceException.NotAllowed.class)
                    .satisfies(e -> assertThat(((DeviceException) e).advice().toString())
                            .contains("FORMAT"));
            camera.capture = 1;
            assertThatThrownBy(() -> settings.apply("format-card", "FORMAT"))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThat(camera.told()).isEmpty();

            camera.capture = 0;
            settings.apply("format-card", "FORMAT");
            settings.apply("reset-settings", "RESET");

            assertThat(camera.told()).containsExactly("3010&par=1", "3011&par=0");
        }
    }

    @Test
    void formattingWithoutACardIsSaidToBeThat() throws Exception {
        camera.reply(3010, ScriptedCamera.answer(3010, -52));
        try (Connection connection = bench.connect()) {
            assertThatThrownBy(() -> Bench.settings(connection).apply("format-card", "FORMAT"))
                    .isInstanceOf(DeviceException.Refused.class)
                    .hasMessageContaining("there is no memory card");
        }
    }

    @Test
    void networkNameAndPassphraseAreWrittenAndNeverShown() throws Exception {
        try (Connection connection = bench.connect()) {
            Settings settings = Bench.settings(connection);

            Settings.Applied name = settings.apply("wifi-name", "HELMET1");
            Settings.Applied passphrase = settings.apply("wifi-passphrase", "correct horse");

            assertThat(camera.told()).containsExactly("3003&str=HELMET1", "3004&str=correct%20horse");
            assertThat(name.setting().value()).isEmpty();
            assertThat(passphrase.setting())
                    .isInstanceOfSatisfying(
                            Setting.Words.class,
                            words -> assertThat(words.secret()).isTrue());
            assertThat(passphrase.toString()).doesNotContain("horse");
            assertThatThrownBy(() -> settings.apply("wifi-name", "x".repeat(28)))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThat(camera.told()).hasSize(2);
        }
    }

    @Test
    void actionsAreOfferedWithTheirWordsAndSent() throws Exception {
        try (Connection connection = bench.connect()) {
            List<Setting> all = Bench.settings(connection).read();
            assertThat(find(all, "format-card"))
                    .isInstanceOfSatisfying(
                            Setting.Action.class,
                            format -> assertThat(format.confirmation()).hasValue("FORMAT"));
            assertThat(find(all, "power-off"))
                    .isInstanceOfSatisfying(
                            Setting.Action.class,
                            off -> assertThat(off.confirmation()).isEmpty());
            assertThat(find(all, "restart-wifi").about().proven()).isFalse();

            Bench.settings(connection).apply("power-off", "");
            Bench.settings(connection).apply("restart-wifi", "");

            assertThat(camera.told()).containsExactly("3007&par=4", "3018");
        }
    }

    @Test
    void anUnknownModelsSettingsAreShownAndNeverChanged() throws Exception {
        camera.reply(
                3012,
                "<Function><Cmd>3012</Cmd><Status>0</Status><String>660</String><String>SJ99</String></Function>");
        try (Connection connection = bench.connect()) {
            List<Setting> all = Bench.settings(connection).read();

            assertThat(all).isNotEmpty().allMatch(Setting.ReadOnly.class::isInstance);
            for (String name : List.of("video-size", "wifi-name", "power-off", "format-card", "reset-settings")) {
                assertThatThrownBy(() -> Bench.settings(connection).apply(name, "FORMAT"))
                        .isInstanceOf(DeviceException.NotAllowed.class);
            }
            assertThat(camera.told()).isEmpty();
        }
    }

    @Test
    void otherMakersNumbersAreNotCalledByOurNames() throws Exception {
        camera.commands = List.of(1001, 2001, 3001, 9001, 9002, 9003);
        try (Connection connection = bench.connect()) {
            Setting clash = find(Bench.settings(connection).read(), "lapse-rate");

            assertThat(clash.about().label()).hasToString("Setting 2019");
            assertThat(clash.about().proven()).isFalse();
            assertThat(connection.capability(org.holdfast.device.CameraControl.class))
                    .isEmpty();
        }
    }

    private static Setting find(List<Setting> all, String name) {
        return all.stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
