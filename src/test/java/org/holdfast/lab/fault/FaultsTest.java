// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @Test
    void namesAndValuesAreReadAsTheCommandLineGivesThem() {
        Faults faults = Faults.parse(List.of("delay=20", "busy-page", "loss"));

        assertThat(faults.number(Fault.DELAY, 0)).isEqualTo(20);
        assertThat(faults.has(Fault.BUSY_PAGE)).isTrue();
        assertThat(faults.number(Fault.LOSS, 0)).isEqualTo(5);
        assertThat(faults.has(Fault.DROP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "delay=x",
                "delay=-1",
                "delay=99999999999",
                "chip=intel",
                "malformed=x",
                "drop=0",
                "loss=101",
                "reorder=200",
                "busy-page=1",
                "redirect=",
                "no-list=some",
                "range-lies=x",
                "many-files=-1",
                "foreign-stream=a b"
            })
    void whatIsNoFaultIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Faults.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultCanBeSwitchedOnByItsNameAloneAndOffAgain(Fault fault) {
        Faults faults = Faults.parse(List.of(fault.word()));
        assertThat(faults.value(fault)).contains(fault.usual());
        assertThat(fault.meaning()).isNotBlank().doesNotEndWith(".");

        faults.off(fault);

        assertThat(faults.has(fault)).isFalse();
    }
}
