// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SjcamCommandTest {
    private static final Set<Integer> NEVER = Set.of(
            2013, 2014, 2017, 2018, 2050, 2051, 3013, 3021, 3023, 3027, 3029, 3030, 3031, 3032, 4004, 4009, 8002, 9001,
            9030, 9041, 9080);

    private final ModelTable table = ModelTable.load();
    private final ModelOptions sj4000 =
            table.options(SjcamIdentity.SJ4000, "G20140116V01").orElseThrow();
    private final SjcamIdentity identity =
            new SjcamIdentity(Dialect.SJCAM, Optional.of(SjcamIdentity.SJ4000), "", "", Set.of(), Optional.of(sj4000));

    @Test
    void nobodyElseCanMakeACommand() {
        assertThat(SjcamCommand.class.getDeclaredConstructors())
                .extracting(Constructor::getModifiers)
                .allMatch(Modifier::isPrivate);
        assertThat(Modifier.isFinal(SjcamCommand.class.getModifiers())).isTrue();
    }

    @Test
    void noneOfTheCommandsThatCanBeMadeIsOneThatMustNeverBeSent() throws Exception {
        Set<Integer> numbers = new TreeSet<>();
        for (SjcamCommand command : everyCommand()) {
            numbers.add(command.number());
        }
        for (SjcamSetting setting : SjcamSetting.values()) {
            numbers.add(setting.command());
        }

        assertThat(numbers).doesNotContainAnyElementsOf(NEVER);
    }

    @Test
    void everyWayToMakeACommandIsLookedAtHere() throws Exception {
        long ways = Arrays.stream(SjcamCommand.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == SjcamCommand.class)
                .filter(method -> !Modifier.isPrivate(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .count();

        // choose() is looked at through the settings; record() is there twice.
        assertThat(ways).isEqualTo(everyCommand().size());
    }

    private List<SjcamCommand> everyCommand() throws DeviceException {
        LocalDateTime now = LocalDateTime.of(2026, 11, 21, 9, 8, 7);
        return List.of(
                SjcamCommand.probe(),
                SjcamCommand.mode(),
                SjcamCommand.commands(),
                SjcamCommand.firmware(),
                SjcamCommand.settings(),
                SjcamCommand.captureState(),
                SjcamCommand.photosLeft(),
                SjcamCommand.secondsLeft(),
                SjcamCommand.freeBytes(),
                SjcamCommand.power(),
                SjcamCommand.card(),
                SjcamCommand.shoot(),
                SjcamCommand.record(true),
                SjcamCommand.record(false),
                SjcamCommand.switchTo(SjcamMode.PHOTO),
                SjcamCommand.handshake(),
                SjcamCommand.liveViewOn(),
                SjcamCommand.wifiName("HELMET"),
                SjcamCommand.passphrase("long enough"),
                SjcamCommand.date(now),
                SjcamCommand.time(now),
                SjcamCommand.powerOff(identity),
                SjcamCommand.formatCard("FORMAT"),
                SjcamCommand.resetSettings("RESET", identity),
                SjcamCommand.delete("/DCIM/MOVIE/CLIP.MOV"),
                SjcamCommand.restartWifi());
    }

    @Test
    void noSetterIsEverWithoutItsArgument() throws Exception {
        Set<Integer> withoutArgument =
                Set.of(1001, 1003, 2009, 2016, 3002, 3012, 3014, 3016, 3017, 3018, 3019, 3024, 8001);
        for (SjcamCommand command : everyCommand()) {
            if (withoutArgument.contains(command.number())) {
                assertThat(command.query()).isEqualTo("custom=1&cmd=" + command.number());
            } else {
                assertThat(command.query()).matches("custom=1&cmd=" + command.number() + "&(par=[0-9]+|str=.+)");
            }
        }
    }

    @Test
    void argumentsAreWrittenAsTheCameraReadsThem() throws Exception {
        LocalDateTime now = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

        assertThat(SjcamCommand.date(now).query()).isEqualTo("custom=1&cmd=3005&str=2026-01-02");
        assertThat(SjcamCommand.time(now).query()).isEqualTo("custom=1&cmd=3006&str=03:04:05");
        assertThat(SjcamCommand.passphrase("a b&c+d/~").query()).isEqualTo("custom=1&cmd=3004&str=a%20b%26c%2Bd%2F%7E");
        assertThat(SjcamCommand.record(true).query()).isEqualTo("custom=1&cmd=2001&par=1");
        assertThat(SjcamCommand.switchTo(SjcamMode.LAPSE_PHOTO).query()).isEqualTo("custom=1&cmd=3001&par=4");
        assertThat(SjcamCommand.choose(SjcamSetting.VIDEO_SIZE, 4, sj4000).query())
                .isEqualTo("custom=1&cmd=2002&par=4");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 6, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void indicesThatTheModelDoesNotKnowAreRefused(int index) {
        assertThatThrownBy(() -> SjcamCommand.choose(SjcamSetting.VIDEO_SIZE, index, sj4000))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("Video size");
    }

    @Test
    void seriesIntervalsOutOfRangeAreRefusedBecauseTheyCrashTheCamera() throws Exception {
        assertThatThrownBy(() -> SjcamCommand.choose(SjcamSetting.PHOTO_INTERVAL, 4, sj4000))
                .isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(SjcamCommand.choose(
                                SjcamSetting.PHOTO_INTERVAL,
                                4,
                                table.options("658-A10", "").orElseThrow())
                        .query())
                .endsWith("&par=4");
    }

    @Test
    void readOnlySettingsCannotBeChosen() {
        for (SjcamSetting setting : List.of(SjcamSetting.ISO, SjcamSetting.QUALITY, SjcamSetting.LIVE_SIZE)) {
            assertThatThrownBy(() -> SjcamCommand.choose(setting, 0, sj4000))
                    .isInstanceOf(DeviceException.NotAllowed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABCDEFGHIJKLMNOPQRSTUVWXYZ12", "with space", "\u00fcmlaut", "a-b", "a\n", "\u0661\u0662"})
    void networkNamesThatCrashTheCameraAreRefused(String name) {
        assertThatThrownBy(() -> SjcamCommand.wifiName(name)).isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void networkNamesOf1To27AreTaken() throws Exception {
        assertThat(SjcamCommand.wifiName("A").query()).endsWith("3003&str=A");
        assertThat(SjcamCommand.wifiName("ABCDEFGHIJKLMNOPQRSTUVWXYZ1").query())
                .endsWith("str=ABCDEFGHIJKLMNOPQRSTUVWXYZ1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short77", "\u00fcmlaut12", "line\nbreak", "1234567\u0000"})
    void passphrasesThatTheCameraIgnoresAreRefusedWithoutRepeatingThem(String passphrase) {
        assertThatThrownBy(() -> SjcamCommand.passphrase(passphrase))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessage("The camera would ignore this password.");
        assertThatThrownBy(() -> SjcamCommand.passphrase("x".repeat(64)))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void erasingNeedsTheTypedWord() {
        for (String typed : List.of("", "format", "FORMAT ", "yes", "RESET")) {
            assertThatThrownBy(() -> SjcamCommand.formatCard(typed)).isInstanceOf(DeviceException.NotAllowed.class);
        }
        for (String typed : List.of("", "reset", "FORMAT")) {
            assertThatThrownBy(() -> SjcamCommand.resetSettings(typed, identity))
                    .isInstanceOf(DeviceException.NotAllowed.class);
        }
    }

    @Test
    void resetAndSwitchingOffFollowTheModel() throws Exception {
        SjcamIdentity later = new SjcamIdentity(
                Dialect.SJCAM, Optional.of("660-SJ6"), "", "", Set.of(), table.options("660-SJ6", "1.4.3"));
        SjcamIdentity c400 =
                new SjcamIdentity(Dialect.SJCAM, Optional.of("568-C400"), "", "", Set.of(), Optional.empty());

        assertThat(SjcamCommand.resetSettings("RESET", identity).query()).endsWith("3011&par=0");
        assertThat(SjcamCommand.resetSettings("RESET", later).query()).endsWith("3011&par=1");
        assertThat(SjcamCommand.powerOff(identity).query()).endsWith("3007&par=4");
        assertThat(SjcamCommand.powerOff(c400).query()).endsWith("3007&par=6");
    }

    @Test
    void commandsDoNotShowTheirArguments() throws Exception {
        assertThat(SjcamCommand.passphrase("hunter2222").toString()
                        + SjcamCommand.passphrase("hunter2222").what())
                .doesNotContain("hunter");
    }
}
