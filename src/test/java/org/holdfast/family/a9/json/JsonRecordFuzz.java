// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.Setting;

/** No bytes from a camera do more than be read or be dropped. */
class JsonRecordFuzz {
    @FuzzTest
    void anyPacketsAreReadOrDropped(byte @NotNull [] bytes) {
        JsonRecord record = new JsonRecord();
        List<JsonReply> replies = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 97) {
            record.read(ByteBuffer.wrap(bytes, at, Math.min(97, bytes.length - at)), replies::add);
        }

        assertThat(replies).allMatch(reply -> reply.command() >= 0 && reply.command() <= 1_000_000);
    }

    @FuzzTest
    void anyTextGivesBoundedRows(@NotNull String text) {
        new JsonRecord().read(ByteBuffer.wrap(JsonCamera.record(text.getBytes(StandardCharsets.UTF_8))), reply -> {
            for (JsonSetting setting : JsonSetting.values()) {
                setting.row(reply).ifPresent(row -> {
                    assertThat(row.about().name()).isEqualTo(setting.id());
                    assertThat(row.value().length()).isLessThanOrEqualTo(20);
                    if (row instanceof Setting.Range range) {
                        assertThat(range.current()).isBetween(range.least(), range.most());
                    }
                });
            }
            assertThat(reply.words("sysver").orElse("").length()).isLessThanOrEqualTo(JsonReply.LONGEST_WORDS);
        });
    }
}
