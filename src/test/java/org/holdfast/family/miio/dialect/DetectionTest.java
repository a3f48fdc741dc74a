// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.family.miio.dialect.ScriptedCommands.result;

import org.holdfast.family.miio.wire.Answer;
import org.junit.jupiter.api.Test;

class DetectionTest {
    @Test
    void aListOfPropertiesSaysThatTheyHaveNumbers() throws Exception {
        ScriptedCommands good =
                new ScriptedCommands((_, _) -> result("[{\"siid\":1,\"piid\":1,\"code\":0,\"value\":\"x\"}]"));
        assertThat(Detection.detect(good)).isEqualTo("miot");
        assertThat(good.asked).containsExactly("get_properties [{\"did\":\"42\",\"siid\":1,\"piid\":1}]");
        assertThat(Detection.detect(new ScriptedCommands((_, _) -> result("[{\"code\":-4003}]"))))
                .as("also one that has not that property")
                .isEqualTo("miot");
    }

    @Test
    void aHiccupAtTheFirstQuestionIsNotTakenForAnAnswer() throws Exception {
        ScriptedCommands slow =
                new ScriptedCommands((_, parameters) -> parameters.toString().contains("\"siid\":1")
                        ? new Answer.Failure(-9999, "user ack timeout")
                        : result("[{\"siid\":2,\"piid\":1,\"code\":0,\"value\":true}]"));

        assertThat(Detection.detect(slow)).isEqualTo("miot");
    }

    @Test
    void errorsSilenceAndOtherAnswersSayThatThereAreMethods() throws Exception {
        assertThat(Detection.detect(new ScriptedCommands((_, _) -> new Answer.Failure(-9999, "undefined command"))))
                .isEqualTo("legacy");
        assertThat(Detection.detect(new ScriptedCommands((_, _) -> null))).isEqualTo("legacy");
        assertThat(Detection.detect(new ScriptedCommands((_, _) -> result("[\"ok\"]"))))
                .isEqualTo("legacy");
        assertThat(Detection.detect(new ScriptedCommands((_, _) -> new Answer.Unreadable(true))))
                .isEqualTo("legacy");
    }
}
