// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.holdfast.device.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ModelTableTest {
    @Test
    void theTableThatIsDeliveredHasNoBrokenRow() {
        assertThat(ModelTable.load().problems()).isEmpty();
    }

    @Test
    void itHoldsEveryModelOfTheReference() {
        assertThat(ModelTable.load().models())
                .containsExactlyInAnyOrder(
                        "chuangmi.plug.v1",
                        "chuangmi.plug.v2",
                        "chuangmi.plug.v3",
                        "chuangmi.plug.m1",
                        "chuangmi.plug.m3",
                        "chuangmi.plug.hmi205",
                        "chuangmi.plug.hmi206",
                        "chuangmi.plug.hmi208",
                        "qmi.powerstrip.v1",
                        "zimi.powerstrip.v2",
                        "pwzn.relay.apple",
                        "pwzn.relay.banana",
                        "090615.switch.xswitch01",
                        "090615.switch.xswitch02",
                        "090615.switch.xswitch03",
                        "chuangmi.plug.212a01",
                        "cuco.plug.v3",
                        "cuco.plug.v2eur",
                        "cuco.plug.cp1",
                        "cuco.plug.cp1m",
                        "cuco.plug.cp1md",
                        "cuco.plug.cp2",
                        "cuco.plug.cp2a",
                        "cuco.plug.cp2d",
                        "cuco.plug.cp3a",
                        "cuco.plug.cp5",
                        "cuco.plug.cp5pro",
                        "cuco.plug.sp5",
                        "cuco.plug.co1",
                        "cuco.plug.co3d",
                        "yeelink.switch.sw1",
                        "090615.switch.mesw2",
                        "babai.switch.bb101s",
                        "iot.plug.socn1");
    }

    @Test
    void everyWordInItStandsInTheBundle() {
        List<Text> words = new ArrayList<>();
        ModelTable table = ModelTable.load();
        for (String model : table.models()) {
            Plan plan = table.row(model).orElseThrow().plan();
            plan.outlets().forEach(each -> words.add(each.about().label()));
            plan.measures().forEach(each -> words.add(each.label()));
            plan.settings().forEach(each -> words.addAll(words(each)));
        }
        ResourceBundle bundle = ResourceBundle.getBundle(ModelTexts.BUNDLE, Locale.ROOT);

        assertThat(words).hasSizeGreaterThan(200).allSatisfy(word -> {
            assertThat(bundle.containsKey(word.key())).as(word.key()).isTrue();
            assertThat(bundle.getString(word.key()).contains("{0}"))
                    .as("whether %s takes a value", word.key())
                    .isEqualTo(!word.arguments().isEmpty());
        });
    }

    private static List<Text> words(SettingPlan plan) {
        List<Text> words =
                new ArrayList<>(List.of(plan.about().label(), plan.about().group()));
        plan.about().note().ifPresent(words::add);
        switch (plan) {
            case SettingPlan.Choice choice -> choice.entries().forEach(each -> words.add(each.label()));
            case SettingPlan.ReadOnly only -> only.entries().forEach(each -> words.add(each.label()));
            case SettingPlan.Deed deed -> words.addAll(List.of(deed.button(), deed.consequence()));
            case SettingPlan.Toggle _, SettingPlan.Range _, SettingPlan.Words _ -> {}
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'lamp','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'socket','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay-1','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[]}",
                "{'models':[],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}]}",
                "{'models':['plug'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'mqtt','outlets':[{'name':'relay','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlet':[],'outlets':[{'name':'relay','at':'2.1'}]}",
                "{'models':['a.plug.b'],'dialect':'legacy','outlets':[{'name':'relay','read':'power','on':[],'off':[]}]}",
                "{'models':['a.plug.b'],'dialect':'legacy','outlets':[{'name':'relay','read':'power'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],"
                        + "'measures':[{'name':'power','at':'3.1','scale':0}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],"
                        + "'measures':[{'name':'horses','at':'3.1'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],"
                        + "'settings':[{'name':'light','at':'3.1'},{'name':'light','at':'3.2'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],"
                        + "'settings':[{'name':'limit','at':'3.1','kind':'range','least':5,'most':4}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],"
                        + "'settings':[{'name':'mode','at':'3.1','kind':'choice','options':[]}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],'countdowns':"
                        + "[{'outlet':'usb','time':'4.1','unit':'seconds','longest':9,'end':'off'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],'countdowns':"
                        + "[{'outlet':'relay','time':'4.1','unit':'weeks','longest':9,'end':'off'}]}",
                "{'models':['a.plug.b'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}],'countdowns':"
                        + "[{'outlet':'relay','time':'4.1','unit':'seconds','longest':9,'end':'maybe'}]}",
                "17"
            })
    void aBrokenRowIsLeftOutAndNamed(String row) {
        String sound = "{'models':['c.plug.d'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}]}";

        ModelTable table = ModelTable.read(JsonMapper.shared()
                .readTree("{'rows':[%s,%s]}".formatted(row, sound).replace('\'', '"')));

        assertThat(table.models()).containsExactly("c.plug.d");
        assertThat(table.problems()).hasSize(1);
    }

    @Test
    void aModelThatStandsThereTwiceIsNamed() {
        String row = "{'models':['c.plug.d'],'dialect':'miot','outlets':[{'name':'relay','at':'2.1'}]}";

        ModelTable table = ModelTable.read(JsonMapper.shared()
                .readTree("{'rows':[%s,%s]}".formatted(row, row).replace('\'', '"')));

        assertThat(table.problems()).containsExactly("c.plug.d: c.plug.d stands there twice");
    }

    @Test
    void aTableWithoutRowsIsNone() {
        assertThat(ModelTable.read(JsonMapper.shared().readTree("{}")).problems())
                .containsExactly("no rows");
    }
}
