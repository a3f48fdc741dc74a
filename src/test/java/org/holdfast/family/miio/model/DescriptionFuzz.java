// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescriptionFuzz {
    private static final int LONGEST = 3 * PlainWords.LONGEST;

    @FuzzTest
    void anyBytesAreADescriptionOrRefused(byte @NotNull [] bytes) {
        Description description;
        try {
            description = DescriptionReader.read(bytes);
        } catch (DescriptionProblem problem) {
            assertThat(problem.sentence("x.json").sentence().toString()).startsWith("x.json ");
            assertThat(problem.sentence("x.json").advice().toString()).contains(" ");
            return;
        }
        assertThat(description.vendorModel()).matches("[a-z0-9_.-]{1,60}");
        checkWords(Text.literal(description.title()));
        Plan plan = DescribedPlan.of(description);
        Set<String> names = new HashSet<>();
        for (SettingPlan setting : plan.settings()) {
            assertThat(setting.name()).matches("[a-z0-9][a-z0-9-]{0,120}");
            assertThat(names.add(setting.name())).isTrue();
            checkWords(setting.about().label());
            checkWords(setting.about().group());
        }
        assertThat(plan.settings()).hasSizeLessThanOrEqualTo(DescribedSettings.MOST);
        assertThat(plan.outlets()).doesNotHaveDuplicates();
        plan.outlets().forEach(each -> checkWords(each.about().label()));
    }

    private static void checkWords(Text text) {
        assertThat(text.toString().length()).isLessThanOrEqualTo(LONGEST);
        assertThat(text.toString().codePoints())
                .noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT);
    }

    @FuzzTest
    void anyAnswerIsAReadingOrNone(@NotNull String json) throws DeviceException, InterruptedException {
        JsonNode said;
        try {
            said = JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            return;
        }
        if (said == null || said.isMissingNode()) {
            return;
        }
        ModelTable table = ModelTable.load();
        for (String model : List.of("cuco.plug.v2eur", "qmi.powerstrip.v1", "pwzn.relay.apple", "yeelink.switch.sw1")) {
            Plan plan = table.row(model).orElseThrow().plan();
            Board board = new SameAnswer(said);
            Switches switches =
                    new PlannedSwitches(plan, board, ModelCapabilities.rhythm(model, plan), Models.CLOCK, _ -> {});
            for (Switches.Measure measure : switches.read(Switches.Part.ALL).measures()) {
                assertThat(measure.value()).isFinite();
            }
            for (Setting setting : new PlannedSettings(plan.settings(), board, _ -> {}).read()) {
                assertThat(setting.value().length()).isLessThan(400);
            }
        }
    }

    /** Answers everything with the same. */
    private record SameAnswer(JsonNode said) implements Board {
        @Override
        public Map<Source, JsonNode> read(Collection<Source> sources) {
            Map<Source, JsonNode> all = new HashMap<>();
            sources.forEach(each -> all.put(each, said));
            return all;
        }

        @Override
        public void give(Order order) {}
    }
}
