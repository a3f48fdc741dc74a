// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":1,"error":{"code":-9999,"message":"user ack timeout"}} | -9999 | user ack timeout
            {"id":1,"error":{"code":-5001,"error":"command error"}}      | -5001 | command error
            {"id":1,"error":"invalid_arg"}                               | 0     | invalid_arg
            {"id":1,"error":{"code":"-10000"}}                           | -10000 | ``
            {"id":1,"error":-4004,"result":null}                         | -4004 | ``
            {"id":1,"code":-30001,"message":"Resp invalid json."}        | -30001 | Resp invalid json.
            {"id":1,"error":{"code":99999999999}}                        | 0     | ``
            {"id":1,"error":{"code":-2,"message":"a\\u0000b\\nc"}}       | -2    | a b c
            """)
    void errorsAreReadInEveryForm(String reply, int code, String message) {
        assertThat(read(reply)).isEqualTo(new Reply(OptionalLong.of(1), new Answer.Failure(code, message)));
    }

    @Test
    void whatHasNeitherResultNorErrorIsTheResult() {
        ObjectNode reply = JsonMapper.shared()
                .readTree("{\"model\":\"a.plug\",\"id\":\"5\"}")
                .asObject();

        assertThat(Reply.of(reply)).isEqualTo(new Reply(OptionalLong.of(5), new Answer.Result(reply)));
        assertThat(read("{\"result\":7,\"error\":null}"))
                .isEqualTo(new Reply(
                        OptionalLong.empty(),
                        new Answer.Result(JsonMapper.shared().readTree("7"))));
    }

    @Test
    void wordsAreCut() {
        assertThat(read("{\"error\":\"" + "x".repeat(5000) + "\"}").answer())
                .isEqualTo(new Answer.Failure(0, "x".repeat(Reply.LONGEST_WORDS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"ok\"]",
                "\"ok\"",
                "\"OK\"",
                "[0]",
                "0",
                "[{\"siid\":2,\"piid\":1,\"code\":0}]",
                "[{\"code\":0},{\"code\":1}]"
            })
    void theseWordsMeanThatItWasTaken(String result) {
        assertThat(result(result).succeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"on\"",
                "[\"error\"]",
                "1",
                "[1]",
                "-1",
                "null",
                "{}",
                "[{\"code\":0},{\"code\":-4005}]",
                "true",
                "[{\"siid\":2}]",
                "99999999999"
            })
    void theseDoNot(String result) {
        assertThat(result(result).succeeded()).isFalse();
    }

    private static Answer.Result result(String json) {
        return new Answer.Result(JsonMapper.shared().readTree(json));
    }

    private static Reply read(String reply) {
        return Reply.of(JsonMapper.shared().readTree(reply).asObject());
    }
}
