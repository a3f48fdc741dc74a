// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.holdfast.net.BoundedXml.Leaf;
import org.holdfast.net.MalformedXmlException.Problem;
import org.junit.jupiter.api.Test;

class BoundedXmlTest {
    private static final BoundedXml.Limits SMALL = new BoundedXml.Limits(4096, 50, 5, 100);
    private static final String ANSWER =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<Function>\n<Cmd>3016</Cmd>\n<Status>1</Status>\n</Function>";

    @Test
    void leavesComeInOrder() throws Exception {
        assertThat(read(ANSWER)).containsExactly(new Leaf("Cmd", "3016"), new Leaf("Status", "1"));
    }

    @Test
    void missingDeclarationCarriageReturnsAndOneLineAreForgiven() throws Exception {
        List<Leaf> expected = read(ANSWER);

        assertThat(read("<Function><Cmd>3016</Cmd><Status>1</Status></Function>"))
                .isEqualTo(expected);
        assertThat(read(ANSWER.replace("\n", "\r\n"))).isEqualTo(expected);
    }

    @Test
    void severalRootsEachWithADeclarationAreOneList() throws Exception {
        assertThat(read(ANSWER + "\r\n" + ANSWER))
                .extracting(Leaf::name)
                .containsExactly("Cmd", "Status", "Cmd", "Status");
    }

    @Test
    void aRootThatIsALeafIsRead() throws Exception {
        assertThat(read("<Cmd>1</Cmd><Status>0</Status>"))
                .containsExactly(new Leaf("Cmd", "1"), new Leaf("Status", "0"));
    }

    @Test
    void latinOneIsReadWhereItIsNoUtf8() throws Exception {
        assertThat(read("<String>Foto-\u00e9</String>", StandardCharsets.ISO_8859_1))
                .containsExactly(new Leaf("String", "Foto-\u00e9"));
        assertThat(read("<String>\u65e5\u672c</String>", StandardCharsets.UTF_8))
                .containsExactly(new Leaf("String", "\u65e5\u672c"));
    }

    @Test
    void lineBreaksInsideTextsStay() throws Exception {
        assertThat(read("<Status>one\ntwo</Status>").getFirst().text()).isEqualTo("one\ntwo");
    }

    @Test
    void theFiveEscapesAreReadAndNoOthers() throws Exception {
        assertThat(read("<a>&lt;&amp;&gt;&quot;&apos;&#65;</a>").getFirst().text())
                .isEqualTo("<&>\"'A");
        assertProblem("<a>&secret;</a>", Problem.DOCUMENT_TYPE, Problem.NOT_XML);
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        assertProblem("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", Problem.DOCUMENT_TYPE);
        assertProblem(
                "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a/>", Problem.DOCUMENT_TYPE);
        assertProblem("<a><!DOCTYPE b></a>", Problem.DOCUMENT_TYPE);
        assertProblem("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>", Problem.DOCUMENT_TYPE);
    }

    @Test
    void limitsHold() {
        assertProblem("<a>" + "x".repeat(5000) + "</a>", Problem.TOO_LARGE);
        assertProblem("<a>" + "x".repeat(101) + "</a>", Problem.TOO_LONG);
        assertProblem("<a/>".repeat(51), Problem.TOO_MANY);
        assertProblem("<a>".repeat(6) + "</a>".repeat(6), Problem.TOO_DEEP);
        assertProblem("<a>".repeat(600), Problem.TOO_DEEP);
        assertProblem("<" + "n".repeat(65) + "/>", Problem.TOO_LONG);
    }

    @Test
    void whatIsAtTheLimitsIsRead() throws Exception {
        assertThat(read("<a>".repeat(5) + "</a>".repeat(5))).hasSize(1);
        assertThat(read("<a/>".repeat(50))).hasSize(50);
        assertThat(read("<a>" + "x".repeat(100) + "</a>").getFirst().text()).hasSize(100);
    }

    @Test
    void whatALeafKeepsDoesNotGrowWithTheNamesAroundIt() throws Exception {
        String around = "n".repeat(60);
        String document = ("<" + around + ">").repeat(11) + "<b/>".repeat(390_000) + ("</" + around + ">").repeat(11);

        List<Leaf> leaves = BoundedXml.leaves(document.getBytes(StandardCharsets.UTF_8), BoundedXml.Limits.LIST);

        assertThat(leaves).hasSize(390_000);
        Set<String> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        leaves.forEach(leaf -> {
            kept.add(leaf.name());
            kept.add(leaf.text());
        });
        assertThat(kept).containsExactlyInAnyOrder("b", "");
    }

    @Test
    void brokenDocumentsAreRefusedWithoutRepeatingThem() {
        for (String broken : List.of("<a>", "</a>", "<a></b>", "<secret", "<a>&", "<a b=secret/>", "\u0000<a/>")) {
            assertThatThrownBy(() -> read(broken))
                    .isInstanceOf(MalformedXmlException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("secret");
        }
    }

    @Test
    void leavesDoNotShowTheirTexts() throws Exception {
        assertThat(read("<PASSPHRASE>hunter22</PASSPHRASE>").toString()).doesNotContain("hunter22");
    }

    @Test
    void truncatedOrFlippedDocumentsAreReadOrRefusedAndNothingElse() {
        byte[] whole = ANSWER.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length <= whole.length; length++) {
            readOrRefused(java.util.Arrays.copyOf(whole, length));
        }
        SplittableRandom random = new SplittableRandom(20_140_116);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            readOrRefused(flipped);
        }
    }

    private static void readOrRefused(byte[] document) {
        try {
            assertThat(BoundedXml.leaves(document, SMALL)).hasSizeLessThanOrEqualTo(50);
        } catch (MalformedXmlException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    private static void assertProblem(String document, Problem... problems) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        MalformedXmlException.class,
                        e -> assertThat(e.problem()).isIn((Object[]) problems));
    }

    private static List<Leaf> read(String document) throws MalformedXmlException {
        return read(document, StandardCharsets.UTF_8);
    }

    private static List<Leaf> read(String document, Charset charset) throws MalformedXmlException {
        return BoundedXml.leaves(document.getBytes(charset), SMALL);
    }
}
