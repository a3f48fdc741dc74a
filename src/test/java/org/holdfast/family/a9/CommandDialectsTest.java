// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.family.a9.binary.BinaryDialect;
import org.holdfast.family.a9.cgi.CgiDialect;
import org.holdfast.family.a9.command.ScriptedSession;
import org.holdfast.family.a9.json.JsonDialect;
import org.junit.jupiter.api.Test;

class CommandDialectsTest {
    private static final A9Choices CHOICES =
            new A9Choices("eva", true, false, false, Optional.empty(), Optional.empty());

    private final CommandDialects dialects = new CommandDialects(Clock.systemUTC());

    @Test
    void eachVariantGetsItsDialectAndTheOthersNone() throws Exception {
        ScriptedSession session = new ScriptedSession(request -> List.of());

        try (var json = dialects.over(session, Variant.JSON, Credentials.NONE, CHOICES);
                var binary = dialects.over(session, Variant.BINARY, Credentials.NONE, CHOICES);
                var cgi = dialects.over(session, Variant.CGI, Credentials.NONE, CHOICES)) {
            assertThat(json).isInstanceOf(JsonDialect.class);
            assertThat(binary).isInstanceOf(BinaryDialect.class);
            assertThat(cgi).isInstanceOf(CgiDialect.class);
        }
        assertThatThrownBy(() -> dialects.over(session, Variant.DEMO, Credentials.NONE, CHOICES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theChosenUserTheSavedPasswordAndTheSizeGoToTheCamera() throws Exception {
        ScriptedSession session = new ScriptedSession(request -> List.of(reply()));

        try (var json = dialects.over(session, Variant.JSON, kind -> Optional.of("secret".toCharArray()), CHOICES)) {
            json.startStream();
        }

        assertThat(new String(session.sent().getFirst().bytes(), StandardCharsets.UTF_8))
                .contains("\"user\":\"eva\"", "\"pwd\":\"secret\"", "\"video\":2");
    }

    private static byte[] reply() {
        byte[] text = "{\"cmd\":111,\"result\":0}".getBytes(StandardCharsets.UTF_8);
        byte[] record = new byte[8 + text.length];
        System.arraycopy(new byte[] {0x06, 0x0a, (byte) 0xa0, (byte) 0x80, (byte) text.length}, 0, record, 0, 5);
        System.arraycopy(text, 0, record, 8, text.length);
        return record;
    }
}
