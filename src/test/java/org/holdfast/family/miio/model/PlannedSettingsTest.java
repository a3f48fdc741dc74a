// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedSettingsTest {
    @Test
    void allAreAskedForAtOnceAndWhatIsNotThereIsLeftOut() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("7.1", "true").with("7.2", "2");

        assertThat(Models.settings("cuco.plug.cp1m", device).read())
                .extracting(Setting::name)
                .containsExactly("light", "power-on-state");
        assertThat(device.asked()).hasSize(1);
    }

    @Test
    void aChoiceHasItsWordsAndTakesItsValuesAlone() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("7.2", "2");
        Settings settings = Models.settings("cuco.plug.cp1m", device);

        assertThat(settings.read()).singleElement().isInstanceOfSatisfying(Setting.Choice.class, choice -> {
            assertThat(choice.value()).isEqualTo("2");
            assertThat(choice.options())
                    .extracting(each -> each.label().toString())
                    .containsExactly("On", "Off", "As before");
        });
        Settings.Applied applied = settings.apply("power-on-state", "0");
        assertThat(applied.setting().value()).isEqualTo("0");
        assertThat(applied.why()).isEmpty();
        assertThat(device.told()).as("as a number, not as a text").containsExactly("7.2=0");
        assertNotAllowed(settings, "power-on-state", "3", "It can be: 0, 1, 2.");
    }

    @ParameterizedTest
    @CsvSource({"299", "3700", "350", "''", "3.5e2", "99999999999", "many"})
    void aRangeTakesItsStepsAlone(String value) throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("9.2", "300");

        assertNotAllowed(
                Models.settings("cuco.plug.v2eur", device),
                "limit-power",
                value,
                "It can be from 300 to 3600, in steps of 100.");
        assertThat(device.told()).isEmpty();
    }

    @Test
    void aRangeIsWrittenAndReadBack() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("9.2", "300");

        Settings.Applied applied = Models.settings("cuco.plug.v2eur", device).apply("limit-power", "3600");

        assertThat(applied.setting()).isInstanceOfSatisfying(Setting.Range.class, range -> {
            assertThat(range.current()).isEqualTo(3600);
            assertThat(range.step()).isEqualTo(100);
        });
        assertThat(device.told()).containsExactly("9.2=3600");
    }

    @Test
    void aValueOutsideOfItsRangeIsShownAndNotBent() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("9.2", "4000");

        assertThat(Models.settings("cuco.plug.v2eur", device).read())
                .singleElement()
                .isInstanceOfSatisfying(
                        Setting.ReadOnly.class, row -> assertThat(row.value()).isEqualTo("4000"));
    }

    @Test
    void whatTheDeviceKeepsIsSaid() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("7.1", "false").stubbornAt("7.1");

        Settings.Applied applied = Models.settings("cuco.plug.v3", device).apply("lock", "on");

        assertThat(applied.setting().value()).isEqualTo("off");
        assertThat(applied.why().orElseThrow().toString()).contains("kept its old value");
    }

    @Test
    void whatTheDeviceDoesNotTellAfterwardsIsSaid() throws Exception {
        ScriptedMiot device = new ScriptedMiot().stubbornAt("7.1");

        Settings.Applied applied = Models.settings("cuco.plug.v3", device).apply("lock", "on");

        assertThat(applied.setting()).isInstanceOf(Setting.ReadOnly.class);
        assertThat(applied.why().orElseThrow().toString()).contains("does not say");
    }

    @Test
    void whatTakesAMomentIsLookedAtAgain() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("13.1", "false").slowAt("13.1");

        Settings.Applied applied = Models.settings("cuco.plug.v3", device).apply("light", "on");

        assertThat(applied.setting().value()).isEqualTo("on");
        assertThat(applied.why()).isEmpty();
    }

    @Test
    void aReadOnlyValueHasItsWordAndCannotBeSet() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("2.3", "1");
        Settings settings = Models.settings("cuco.plug.v3", device);

        assertThat(settings.read()).singleElement().isInstanceOfSatisfying(Setting.ReadOnly.class, row -> {
            assertThat(row.value()).isEqualTo("1");
            assertThat(row.shown().toString()).isEqualTo("Too hot");
        });
        assertThatThrownBy(() -> settings.apply("fault", "0")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(device.told()).isEmpty();
    }

    @Test
    void aSettingThatIsNotThereIsASentence() throws Exception {
        Settings settings = Models.settings("cuco.plug.v3", new ScriptedMiot());

        assertThatThrownBy(() -> settings.apply("x".repeat(500), "on"))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        refusal -> assertThat(refusal.sentence().toString().length())
                                .isLessThan(200));
        assertNotAllowed(settings, "light", "bright", "It can be: on, off.");
    }

    @Test
    void wordsAreBoundedAndOnOneLine() throws Exception {
        ScriptedMiot device = new ScriptedMiot().with("5.2", "\"30;10\"");
        Settings settings = Models.settings("cuco.plug.v3", device);

        assertThat(settings.apply("cycle-times", "15;5").setting().value()).isEqualTo("15;5");
        assertNotAllowed(settings, "cycle-times", "15\n5", "up to 200 characters on one line");
        assertNotAllowed(settings, "cycle-times", "1".repeat(201), "up to 200 characters on one line");
        assertThat(device.told()).containsExactly("5.2=\"15;5\"");
    }

    private static void assertNotAllowed(Settings settings, String name, String value, String advice) {
        assertThatThrownBy(() -> settings.apply(name, value))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        refusal -> assertThat(refusal.advice().toString()).isEqualTo(advice));
    }
}
