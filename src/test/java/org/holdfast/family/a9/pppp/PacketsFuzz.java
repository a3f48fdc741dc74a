// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.List;

class PacketsFuzz {
    private static final List<WireForm> FORMS = KnownForms.load().all();

    @FuzzTest
    void anyDatagramIsReadWithinItsBounds(byte @NotNull [] bytes) {
        for (int offset = 0; offset <= 3; offset += 3) {
            ByteBuffer in = ByteBuffer.allocate(bytes.length + offset).position(offset);
            in.put(bytes).position(offset);
            if (!Packets.wellFormed(in)) {
                continue;
            }
            Packets.type(in);
            Uid uid = Packets.uid(in);
            if (uid != null) {
                assertThat(Uid.parse(uid.text())).contains(uid);
            }
            for (int i = 0; i < Packets.acknowledged(in); i++) {
                assertThat(Packets.acknowledged(in, i)).isBetween(0, 0xffff);
            }
            if (Packets.isData(in)) {
                assertThat(Packets.channel(in)).isBetween(0, 255);
                int length = Packets.bodyLength(in) - 4;
                Packets.narrowToPayload(in);
                assertThat(in.remaining()).isEqualTo(length);
            }
        }
    }

    @FuzzTest
    void anyAnswerIsInAKnownFormOrNone(byte @NotNull [] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        KeyDetection.detect(in, FORMS).ifPresent(answer -> {
            ByteBuffer again = ByteBuffer.wrap(bytes.clone());
            answer.form().decipher(again);
            assertThat(Packets.uid(again)).isEqualTo(answer.uid());
        });
        for (CipherKey key : KeySolver.solve(List.of(in))) {
            ByteBuffer plain = ByteBuffer.wrap(bytes.clone());
            WireForm.of(key).decipher(plain);
            assertThat(plain.get(0)).isEqualTo((byte) 0xf1);
        }
    }
}
