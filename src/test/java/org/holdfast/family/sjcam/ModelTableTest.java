// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTableTest {
    private final ModelTable table = ModelTable.load();

    @Test
    void theSj4000HasItsOptions() {
        ModelOptions sj4000 =
                table.options(SjcamIdentity.SJ4000, "G20140116V01").orElseThrow();

        assertThat(values(sj4000, SjcamSetting.VIDEO_SIZE))
                .containsExactly("1080p30", "720p60", "720p30", "848x480p60", "640x480p60");
        assertThat(values(sj4000, SjcamSetting.LOOP_LENGTH)).containsExactly("off", "3min", "5min", "10min");
        assertThat(values(sj4000, SjcamSetting.PHOTO_INTERVAL)).containsExactly("3s", "5s", "10s", "20s");
        assertThat(values(sj4000, SjcamSetting.LAPSE_RATE)).containsExactly("1s", "2s", "5s", "10s", "30s", "1min");
        assertThat(values(sj4000, SjcamSetting.EXPOSURE))
                .containsExactly(
                        "+2", "+1.7", "+1.3", "+1", "+0.7", "+0.3", "0", "-0.3", "-0.7", "-1", "-1.3", "-1.7", "-2");
        assertThat(values(sj4000, SjcamSetting.WHITE_BALANCE))
                .containsExactly("auto", "daylight", "cloudy", "tungsten", "fluorescent");
        assertThat(values(sj4000, SjcamSetting.MAINS_FREQUENCY)).containsExactly("50hz", "60hz");
        assertThat(values(sj4000, SjcamSetting.MOTION_START)).containsExactly("off", "on");
        assertThat(values(sj4000, SjcamSetting.LANGUAGE))
                .containsExactly("english", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "portuguese");
        assertThat(sj4000.of(SjcamSetting.LANGUAGE).get(3).label()).hasToString("3 (unverified)");
    }

    @Test
    void theTableThatFitsTheFirmwareIsUsed() {
        assertThat(values(options("660-SJ5000X", "660 SJ5000X 1.5.4-S"), SjcamSetting.LAPSE_RATE))
                .startsWith("0.5s", "1s");
        assertThat(values(options("660-SJ5000X", "660 SJ5000X V1.5.3-S"), SjcamSetting.LAPSE_RATE))
                .startsWith("1s", "2s");
        assertThat(values(options("660-SJ5000X", "660 SJ5000X 1.5.2"), SjcamSetting.VIDEO_SIZE))
                .contains("1080p50");
        assertThat(values(options("660-SJ5000X", "660 SJ5000X 1.2.0"), SjcamSetting.VIDEO_SIZE))
                .contains("480p240");
    }

    @Test
    void withoutAVersionOnlyWhatAllTablesAgreeOnIsOffered() {
        ModelOptions agreed = options("660-SJ5000X", "660 SJ5000X");

        assertThat(agreed.of(SjcamSetting.LAPSE_RATE)).isEmpty();
        assertThat(values(agreed, SjcamSetting.VIDEO_SIZE))
                .containsExactly("1080p60", "1080p30", "720p120", "720p60", "720p30", "2k-30");
    }

    @Test
    void anUnknownModelHasNoOptions() {
        assertThat(table.options("660-SJ4000PRO", "1.0")).isEmpty();
    }

    @Test
    void valuesOfOneSettingAreDistinctAndPrintable() {
        for (String key : table.keys()) {
            for (String version : List.of("0.0.0", "1.4.3", "1.5.0", "1.5.4", "9.9.9", "")) {
                table.options(key, version).ifPresent(model -> {
                    for (SjcamSetting setting : SjcamSetting.values()) {
                        List<String> values = values(model, setting);
                        assertThat(new HashSet<>(values))
                                .as("%s %s", key, setting)
                                .hasSameSizeAs(values);
                        assertThat(values).allMatch(value -> value.matches("[\\p{L}\\p{M}\\p{N}+.-]+"));
                    }
                });
            }
        }
    }

    private ModelOptions options(String key, String firmware) {
        return table.options(key, firmware).orElseThrow();
    }

    private static List<String> values(ModelOptions model, SjcamSetting setting) {
        return model.of(setting).stream().map(SettingOption::value).toList();
    }
}
