// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.family.a9.pppp.Vectors.bytes;
import static org.holdfast.family.a9.pppp.Vectors.hex;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class KeyDetectionTest {
    private static final long SEED = 4711;
    private static final String CAPTURED = "2ccb6293bf2321ed0ad7ea318106e0d5a28d800233207369";
    private final List<WireForm> forms = KnownForms.load().forms();
    private final Uid uid = new Uid("DGOA", 933765, "NDBND");

    @Test
    void theKeyOfACapturedAnswerIsFoundByWhatDecodes() {
        ByteBuffer datagram = bytes(CAPTURED);

        assertThat(KeyDetection.detect(datagram, forms))
                .contains(new KeyDetection.Answer(WireForm.ofPhrase("camera"), uid));
        assertThat(hex(datagram)).isEqualTo(CAPTURED);
    }

    @Test
    void aKeyThatOnlyEnciphersTheSearchAlikeIsNotTaken() {
        assertThat(KeyDetection.detect(
                        bytes(CAPTURED), List.of(WireForm.parse("6900cc19").orElseThrow())))
                .isEmpty();
    }

    @Test
    void answersInEveryFormAreTheirOwnAndNoOther() {
        for (WireForm form : forms) {
            for (MessageType type : List.of(MessageType.PUNCH_PKT, MessageType.P2P_RDY)) {
                assertThat(KeyDetection.detect(answer(form, type, 0), forms))
                        .contains(new KeyDetection.Answer(form, uid));
                assertThat(KeyDetection.detect(answer(form, type, 11), forms))
                        .contains(new KeyDetection.Answer(form, uid));
            }
        }
    }

    @Test
    void whatProvesNothingIsNoAnswer() {
        for (WireForm form : forms) {
            assertThat(KeyDetection.detect(answer(form, MessageType.DEV_LGN, 20), forms))
                    .isEmpty();
            ByteBuffer whole = answer(form, MessageType.PUNCH_PKT, 0);
            for (int length = 0; length < whole.limit(); length++) {
                assertThat(KeyDetection.detect(whole.slice(0, length), forms)).isEmpty();
            }
        }
    }

    @Test
    void randomBytesAreNeverTakenForAnAnswer() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        byte[] bytes = new byte[32];
        for (int round = 0; round < 20_000; round++) {
            random.nextBytes(bytes);
            assertThat(KeyDetection.detect(ByteBuffer.wrap(bytes), forms))
                    .as("seed %d, round %d", SEED, round)
                    .isEmpty();
        }
    }

    @Test
    void anUnknownKeyIsSolvedFromCapturedDatagrams() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        int alone = 0;
        for (int round = 0; round < 60; round++) {
            CipherKey key = new CipherKey(random.nextInt());
            WireForm form = WireForm.of(key);
            List<CipherKey> solved = KeySolver.solve(List.of(
                    answer(form, MessageType.PUNCH_PKT, 0),
                    answer(form, MessageType.P2P_RDY, 8),
                    bodiless(form, MessageType.ALIVE),
                    bodiless(form, MessageType.CLOSE)));

            if (!solved.isEmpty()) {
                assertThat(solved).as("seed %d, key %s", SEED, key).contains(key);
            }
            alone += solved.size() == 1 ? 1 : 0;
        }
        // A byte of the key that took part nowhere cannot be known.
        assertThat(alone).as("solved of 60, seed %d", SEED).isGreaterThan(40);
    }

    @Test
    void theCapturedAnswerAloneLeadsToItsKey() {
        assertThat(KeySolver.solve(List.of(bytes(CAPTURED)))).contains(CipherKey.ofPhrase("camera"));
    }

    @Test
    void nothingIsSolvedFromNothing() {
        assertThat(KeySolver.solve(List.of())).isEmpty();
        assertThat(KeySolver.solve(List.of(bytes("0102030405")))).isEmpty();
        assertThat(KeySolver.solve(List.of(bytes("00".repeat(24))))).isEmpty();
    }

    private ByteBuffer answer(WireForm form, MessageType type, int padding) {
        ByteBuffer out = ByteBuffer.allocate(64);
        Packets.writeUid(out, type, uid);
        out.limit(out.limit() + padding);
        form.encipher(out);
        return out;
    }

    private static ByteBuffer bodiless(WireForm form, MessageType type) {
        ByteBuffer out = ByteBuffer.allocate(8);
        Packets.writeEmpty(out, type);
        form.encipher(out);
        return out;
    }
}
