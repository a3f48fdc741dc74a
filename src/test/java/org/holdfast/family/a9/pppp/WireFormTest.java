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
import tools.jackson.databind.JsonNode;

class WireFormTest {
    private static final long SEED = 20261121;

    @Test
    void everyPhraseGivesItsKeyAndEveryKeyItsCiphertexts() {
        KnownForms forms = KnownForms.load();
        for (JsonNode row : Vectors.read("keys.json").required("rows")) {
            String phrase = row.required("phrase").stringValue();
            WireForm form = WireForm.ofPhrase(phrase);

            assertThat(form).hasToString(row.required("key").stringValue());
            assertThat(ciphered(form, "f1300000"))
                    .isEqualTo(row.required("search").stringValue());
            assertThat(ciphered(form, "f1320000"))
                    .isEqualTo(row.required("searchExt").stringValue());
            assertThat(ciphered(form, "f1e00000"))
                    .isEqualTo(row.required("alive").stringValue());
            assertThat(ciphered(form, "f1e10000"))
                    .isEqualTo(row.required("aliveAck").stringValue());
            assertThat(ciphered(form, "f1f00000"))
                    .isEqualTo(row.required("close").stringValue());
            assertThat(forms.all()).as(phrase).contains(form);
            assertThat(forms.phrase(form)).contains(phrase);
        }
    }

    @Test
    void unknownPhrasesHaveTheirPublishedCiphertexts() {
        assertThat(ciphered(WireForm.parse("ddf10181").orElseThrow(), "f1300000"))
                .isEqualTo("3c41d156");
        assertThat(ciphered(WireForm.parse("b914baa8").orElseThrow(), "f1300000"))
                .isEqualTo("fe9c2a62");
        assertThat(ciphered(WireForm.parse("565029d5").orElseThrow(), "f1300000"))
                .isEqualTo("48c496b7");
    }

    @Test
    void aKeyOfZerosIsNotTheSameAsNoCipher() {
        WireForm zeros = WireForm.ofPhrase("");

        assertThat(zeros).hasToString("00000000").isNotEqualTo(WireForm.PLAIN);
        assertThat(ciphered(zeros, "f1300000")).isNotEqualTo("f1300000");
        assertThat(ciphered(WireForm.PLAIN, "f1300000")).isEqualTo("f1300000");
    }

    @Test
    void twoKeysCanEncipherASearchAlike() {
        assertThat(ciphered(WireForm.parse("6900cc19").orElseThrow(), "f1300000"))
                .isEqualTo(ciphered(WireForm.ofPhrase("camera"), "f1300000"));
    }

    @Test
    void whatWasEncipheredDecipheresToTheSame() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 2000; round++) {
            WireForm form = WireForm.of(new CipherKey(random.nextInt()));
            byte[] plain = new byte[random.nextInt(1300)];
            random.nextBytes(plain);
            int offset = random.nextInt(9);
            ByteBuffer datagram = ByteBuffer.allocateDirect(plain.length + 16).position(offset);
            datagram.put(plain).flip().position(offset);

            form.encipher(datagram);
            assertThat(datagram.position()).isEqualTo(offset);
            form.decipher(datagram);

            byte[] back = new byte[plain.length];
            datagram.get(back);
            assertThat(back).as("seed %d, round %d", SEED, round).isEqualTo(plain);
        }
    }

    @Test
    void aFormReadsBackFromItsText() {
        for (WireForm form : List.of(WireForm.PLAIN, WireForm.ofPhrase("SHIX"), WireForm.ofPhrase(""))) {
            assertThat(WireForm.parse(form.toString())).contains(form);
        }
        for (String no : List.of("", "Plain", "6997cc1", "6997cc199", "6997cc1g", "<b>")) {
            assertThat(WireForm.parse(no)).as(no).isEmpty();
        }
    }

    @Test
    void prefixesAreHintsOfFormAndDialect() {
        KnownForms forms = KnownForms.load();

        assertThat(forms.forms().getFirst()).isEqualTo(WireForm.PLAIN);
        assertThat(forms.forms()).hasSize(19).doesNotHaveDuplicates();
        assertThat(forms.forms()).doesNotContain(WireForm.ofPhrase("SSD@cs2-network."));
        assertHint(forms, "DGOK123456ABCDE", WireForm.ofPhrase("camera"), Dialect.JSON);
        assertHint(forms, "FTYC811847AGFDZ", WireForm.PLAIN, Dialect.BINARY);
        assertHint(forms, "ACCQ123456ABCDE", WireForm.ofPhrase("@@@@...."), Dialect.CGI);
        assertHint(forms, "EEE-123456-ABCDE", WireForm.ofPhrase("SHIX"), Dialect.JSON);
        assertThat(forms.hint(Uid.parse("VMSA123456ABCDE").orElseThrow())).isEmpty();
        assertThat(forms.hint(Uid.parse("VMS123456ABCDE").orElseThrow())
                        .orElseThrow()
                        .dialect())
                .isEmpty();
    }

    private static void assertHint(KnownForms forms, String uid, WireForm form, Dialect dialect) {
        KnownForms.Hint hint = forms.hint(Uid.parse(uid).orElseThrow()).orElseThrow();
        assertThat(hint.form()).isEqualTo(form);
        assertThat(hint.dialect()).contains(dialect);
    }

    private static String ciphered(WireForm form, String plain) {
        ByteBuffer datagram = bytes(plain);
        form.encipher(datagram);
        return hex(datagram);
    }
}
