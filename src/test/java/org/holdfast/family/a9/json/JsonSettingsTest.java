// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.family.a9.command.Login;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonSettingsTest {
    private final JsonCamera camera = new JsonCamera();
    private final JsonDialect dialect = new JsonDialect(
            camera.session,
            new Login("admin", "6666".toCharArray()),
            Clock.systemUTC(),
            Duration.ofMillis(200),
            Duration.ofHours(1));
    private final Settings settings = dialect.settings().orElseThrow();

    @AfterEach
    void close() {
        dialect.close();
    }

    private List<String> names() throws DeviceException, InterruptedException {
        return settings.read().stream().map(Setting::name).toList();
    }

    private Setting row(String name) throws DeviceException, InterruptedException {
        return settings.read().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheCameraReportsIsOfferedAndTwoThatAreWrittenUnseen() throws Exception {
        assertThat(names())
                .containsExactly(
                        "picture-size",
                        "orientation",
                        "anti-flicker",
                        "bit-rate",
                        "lamp",
                        "infrared",
                        "restart",
                        "factory-reset",
                        "camera-user",
                        "camera-password");
        assertThat(row("infrared").value()).isEqualTo("automatic");
        assertThat(row("lamp").value()).isEqualTo("on");
        assertThat(row("orientation").value()).isEqualTo("normal");
        assertThat(row("camera-password").value()).isEmpty();
        assertThatThrownBy(() -> settings.apply("brightness", "3"))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("brightness");
    }

    @Test
    void whatTheCameraNeverTellsIsSentAndSaidToBeUnseen() throws Exception {
        for (String name : List.of("anti-flicker", "bit-rate")) {
            Setting.Choice row = (Setting.Choice) row(name);
            assertThat(row.value()).as(name).isEmpty();
            assertThat(row.about().proven()).as(name).isFalse();
            assertThat(row.about().note().orElseThrow().toString()).contains("does not tell its present value");
        }

        Settings.Applied calm = settings.apply("anti-flicker", "on");
        assertThat(camera.last("dev_control").path("anti_flicker").intValue()).isEqualTo(1);
        assertThat(calm.setting().value()).isEmpty();
        assertThat(calm.why().orElseThrow().toString()).contains("does not tell its present value");
        settings.apply("bit-rate", "20");
        assertThat(camera.last("dev_control").path("rate_bit").intValue()).isEqualTo(20);

        camera.refusing.add("rate_bit");
        assertThat(settings.apply("bit-rate", "24").why().orElseThrow().toString())
                .contains("-1");
        int before = camera.heard.size();
        for (String wrong : List.of("0", "65", "", "on")) {
            assertThatThrownBy(() -> settings.apply("bit-rate", wrong)).isInstanceOf(DeviceException.NotAllowed.class);
        }
        assertThat(camera.heard).hasSize(before);
    }

    @Test
    void everySettingOfACameraThatHasAllCanBeSetAndIsReadBack() throws Exception {
        camera.says("get_parms", """
                {"result":0,"icut":0,"rotmir":0,"lamp":0,"bright":3,"contrast":3,"rate_bit":20,"anti_flicker":0,
                "clockScreen":1}""");
        camera.says("get_vol", "{\"result\":0,\"inputvol\":5,\"outputvol\":6}");
        camera.says("get_whiteLight", "{\"result\":0,\"status\":0}");
        Map<String, String> changes = Map.of(
                "orientation", "both",
                "brightness", "6",
                "contrast", "0",
                "time-stamp", "off",
                "anti-flicker", "on",
                "bit-rate", "64",
                "lamp", "on",
                "infrared", "night",
                "microphone-volume", "9",
                "white-light", "on");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            Settings.Applied applied = settings.apply(change.getKey(), change.getValue());
            assertThat(applied.why()).as(change.getKey()).isEmpty();
            assertThat(applied.setting().value()).as(change.getKey()).isEqualTo(change.getValue());
            assertThat(row(change.getKey()).value()).isEqualTo(change.getValue());
        }
        assertThat(camera.last("set_vol").has("outputvol")).isFalse();
        assertThat(camera.last("set_whiteLight").path("cmd").intValue()).isEqualTo(304);
        assertThat(dialect.steering().orElseThrow().beside()).containsExactly("lamp", "infrared", "white-light");
    }

    @Test
    void aChangeThatTheCameraOnlySaidYesToIsShownAsItIsWithAReason() throws Exception {
        camera.stubborn.add("lamp");
        camera.refusing.add("rotmir");

        Settings.Applied ignored = settings.apply("lamp", "off");
        Settings.Applied refused = settings.apply("orientation", "flip");

        assertThat(ignored.setting().value()).isEqualTo("on");
        assertThat(ignored.why().orElseThrow().toString()).contains("said yes and kept its value");
        assertThat(refused.setting().value()).isEqualTo("normal");
        assertThat(refused.why().orElseThrow().toString()).contains("-1");
    }

    @Test
    void whatTheCameraIsNotKnownToStandIsNotSent() throws Exception {
        List<String> wrong = List.of("maybe", "", "1", "-1", "ON", "99999999999999999999");
        settings.read();
        int before = camera.heard.size();
        assertThat(wrong).allSatisfy(value -> {
            assertThatThrownBy(() -> settings.apply("lamp", value)).isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> settings.apply("orientation", value))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> settings.apply("picture-size", value))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> settings.apply("factory-reset", value))
                    .isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> settings.apply("camera-password", value + "\""))
                    .isInstanceOf(DeviceException.NotAllowed.class);
        });
        assertThatThrownBy(() -> settings.apply("resetrb", "1")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(camera.heard).hasSize(before);
    }

    @Test
    void aCameraWithoutAutomaticNightIsNotOfferedIt() throws Exception {
        camera.says("get_parms", "{\"result\":0,\"icut\":0,\"isShowIcutAuto\":0}");

        assertThat(((Setting.Choice) row("infrared")).options())
                .extracting(Setting.Option::value)
                .containsExactly("day", "night");
        assertThatThrownBy(() -> settings.apply("infrared", "automatic"))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void valuesThatNobodyKnowsAreShownAsTheyAre() throws Exception {
        camera.says("get_parms", "{\"result\":0,\"icut\":7,\"bright\":50,\"lamp\":3,\"rotmir\":\"x\"}");

        assertThat(row("infrared").value()).isEqualTo("7");
        assertThat(row("brightness")).isInstanceOf(Setting.ReadOnly.class);
        assertThat(row("lamp")).isInstanceOf(Setting.ReadOnly.class);
        assertThat(names()).doesNotContain("orientation");
    }

    @Test
    void theAlarmOfASensorIsSetWithAllItsFieldsButTheLastTwo() throws Exception {
        camera.says("get_alarm", """
                {"cmd":107,"result":0,"pirenable":1,"pirsensitive":3,"pirvideo":0,"pirPush":0,"pirvideotime":10,
                "pirDelayTime":30,"AalarmInterval":2,"pirCloudUpCount":50}""");

        assertThat(names())
                .contains("motion", "motion-sensitivity", "alarm-video", "alarm-interval")
                .doesNotContain("timed-alarm", "picture-motion");
        Settings.Applied applied = settings.apply("motion-sensitivity", "low");

        assertThat(applied.setting().value()).isEqualTo("low");
        assertThat(applied.why()).isEmpty();
        assertThat(camera.last("set_alarm").propertyNames())
                .containsExactlyInAnyOrder(
                        "pro",
                        "cmd",
                        "user",
                        "pwd",
                        "pirenable",
                        "pirsensitive",
                        "pirvideo",
                        "pirPush",
                        "pirvideotime",
                        "pirDelayTime");
        assertThatThrownBy(() -> settings.apply("alarm-interval", "3")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(camera.commands()).doesNotContain("get_cyalarm");
    }

    @Test
    void theOlderFormOfTheAlarmIsUnderstood() throws Exception {
        camera.says("get_alarm", """
                {"result":0,"enable":0,"level":2,"audio_out":0,"record":1,"msg_push":0,"start_hour":0,"start_min":0,
                "stop_hour":23,"stop_min":59}""");

        assertThat(names()).contains("timed-alarm", "timed-stop-hour").doesNotContain("motion");
        assertThat(settings.apply("timed-stop-hour", "7").setting().value()).isEqualTo("7");
        assertThat(camera.last("set_alarm").path("stop_min").intValue()).isEqualTo(59);
        assertThat(row("timed-alarm").about().proven()).isFalse();
    }

    @Test
    void theThirdFormOfTheAlarmIsAskedForWhereTheFirstIsRefused() throws Exception {
        camera.says(
                "get_cyalarm",
                "{\"result\":0,\"motionDetect\":0,\"motionDelay\":10,\"audioDetect\":0,\"audioDelay\":10}");

        assertThat(names()).contains("picture-motion", "noise").doesNotContain("motion", "timed-alarm");
        assertThat(settings.apply("noise", "on").setting().value()).isEqualTo("on");
        assertThat(camera.last("set_cyalarm").path("cmd").intValue()).isEqualTo(108);
        assertThat(camera.last("set_cyalarm").path("motionDelay").intValue()).isEqualTo(10);
    }

    @Test
    void whatACameraDoesNotAnswerIsAskedOnlyOnce() throws Exception {
        camera.silent.add("get_vol");
        settings.read();
        settings.read();

        assertThat(camera.commands().stream().filter("get_vol"::equals)).hasSize(1);
        assertThat(camera.commands().stream().filter("get_alarm"::equals)).hasSize(1);
        assertThat(camera.commands().stream().filter("get_parms"::equals)).hasSize(2);
    }

    @Test
    void anotherSizeEndsARunningStreamFirst() throws Exception {
        assertThat(settings.apply("picture-size", "320x240").setting().value()).isEqualTo("320x240");
        assertThat(camera.heard).isEmpty();

        dialect.startStream();
        settings.apply("picture-size", "320x240");
        settings.apply("picture-size", "640x480");

        assertThat(camera.heard)
                .extracting(each -> each.path("video").intValue())
                .containsExactly(2, 0, 1);
    }

    @Test
    void aChangedPasswordGoesWithTheNextCommands() throws Exception {
        Settings.Applied applied = settings.apply("camera-password", "New-one1");

        assertThat(applied.why()).isEmpty();
        assertThat(applied.setting().value()).isEmpty();
        assertThat(camera.password).isEqualTo("New-one1");
        settings.read();
        assertThat(camera.last("get_parms").path("pwd").stringValue()).isEqualTo("New-one1");

        assertThat(settings.apply("camera-user", "eva.1").setting().value()).isEqualTo("eva.1");
        assertThat(camera.last("check_user").path("user").stringValue()).isEqualTo("eva.1");
        assertThat(camera.password).isEqualTo("New-one1");
    }

    @Test
    void aPasswordThatTheCameraDidNotTakeIsNotUsed() throws Exception {
        camera.stubborn.add("edit_user");

        Settings.Applied applied = settings.apply("camera-password", "New-one1");

        assertThat(applied.why()).isPresent();
        assertThat(settings.read()).isNotEmpty();
        assertThat(camera.last("get_parms").path("pwd").stringValue()).isEqualTo("6666");
    }

    @Test
    void restartAndResetAreSentAsTheyAreAndTheLatterOnlyWithItsWord() throws Exception {
        settings.apply("restart", "");
        assertThat(camera.last("dev_control").path("reboot").intValue()).isEqualTo(1);

        assertThatThrownBy(() -> settings.apply("factory-reset", "reset"))
                .isInstanceOf(DeviceException.NotAllowed.class);
        settings.apply("factory-reset", "RESET");

        assertThat(camera.last("dev_control").path("reset").intValue()).isEqualTo(1);
        assertThat(camera.heard).noneMatch(each -> each.has("resetrb"));
        assertThat(((Setting.Action) row("factory-reset")).confirmation()).contains("RESET");
    }

    @Test
    void aRestartNeedNotBeAnswered() throws Exception {
        camera.silent.add("dev_control");

        assertThat(settings.apply("restart", "").why()).isEmpty();
    }
}
