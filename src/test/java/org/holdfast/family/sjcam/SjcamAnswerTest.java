// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.holdfast.net.MalformedXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SjcamAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Function><Cmd>3017</Cmd><Status>0</Status><Value>15931539456</Value></Function>",
                "<Function><Value>15931539456</Value><Cmd>3017</Cmd><Status>0</Status></Function>",
                "<Function><Status>0</Status><Cmd>3017</Cmd><Value> 15931539456\r\n</Value><Vendor>x</Vendor></Function>",
                "<?xml version=\"1.0\" ?>\r\n<Function>\r\n<Cmd>3017</Cmd><Status>0</Status><Value>15931539456</Value></Function>\r\n"
            })
    void valuesOf64BitAreReadWhereverTheyStand(String text) throws Exception {
        SjcamAnswer.Item item = read(text).item(3017).orElseThrow();

        assertThat(item.number()).hasValue(15_931_539_456L);
        assertThat(item.code()).hasValue(0);
    }

    @Test
    void eachCommandIsPairedWithTheStatusThatFollowsIt() throws Exception {
        SjcamAnswer answer = read("<Function><Cmd>1</Cmd><Status>a</Status></Function>"
                + "<Function><Cmd>2</Cmd></Function><Function><Cmd>3</Cmd><Status>c\nd</Status></Function>");

        assertThat(answer.items())
                .containsExactly(
                        new SjcamAnswer.Item(1, "a", "", List.of()),
                        new SjcamAnswer.Item(2, "", "", List.of()),
                        new SjcamAnswer.Item(3, "c\nd", "", List.of()));
    }

    @Test
    void commandsAloneAreAList() throws Exception {
        assertThat(read("<Function><Cmd>1001</Cmd><Cmd>1002</Cmd></Function>").items().stream()
                        .map(SjcamAnswer.Item::command))
                .containsExactly(1001, 1002);
    }

    @Test
    void stringsMayRepeat() throws Exception {
        assertThat(read("<Function><Cmd>3012</Cmd><Status>0</Status><String>655</String><String>SJ4000WIFI</String>"
                                + "<String>1.2</String></Function>")
                        .item(3012)
                        .orElseThrow()
                        .strings())
                .containsExactly("655", "SJ4000WIFI", "1.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999999999999999999999999",
                "9223372036854775808",
                "12abc",
                "",
                "NaN",
                "0x10",
                "1e9",
                "\u0661"
            })
    void hugeNumbersAndTextInPlaceOfNumbersAreNoNumbers(String text) throws Exception {
        SjcamAnswer answer =
                read("<Function><Cmd>2016</Cmd><Status>" + text + "</Status><Value>" + text + "</Value></Function>");

        assertThat(answer.item(2016).orElseThrow().code()).isEmpty();
        assertThat(answer.item(2016).orElseThrow().number()).isEmpty();
        assertThat(read("<Function><Cmd>" + text + "</Cmd><Status>0</Status></Function>")
                        .items())
                .isEmpty();
    }

    @Test
    void aStatusBeyond32BitIsNoCode() throws Exception {
        assertThat(read("<Function><Cmd>1</Cmd><Status>4294967296</Status></Function>")
                        .item(1)
                        .orElseThrow()
                        .code())
                .isEmpty();
    }

    @Test
    void aPassphraseInAnAnswerIsNotShown() throws Exception {
        SjcamAnswer answer = read("<LIST><SSID>home</SSID><PASSPHRASE>hunter22</PASSPHRASE></LIST>");
        SjcamAnswer strings = read("<Function><Cmd>3029</Cmd><Status>0</Status><String>hunter22</String></Function>");

        assertThat(answer.text("SSID")).hasValue("home");
        assertThat(answer.toString() + strings + strings.items() + answer.leaves())
                .doesNotContain("hunter22");
    }

    @Test
    void truncatedAndFlippedAnswersAreReadOrRefused() {
        byte[] whole = Vector.bytes("3014_sj4000_defaults.xml");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            if (length > 0 && new String(part, StandardCharsets.US_ASCII).contains("<Function")) {
                if (!new String(part, StandardCharsets.US_ASCII).contains("</Function>")) {
                    assertThatThrownBy(() -> SjcamAnswer.read(part)).isInstanceOf(MalformedXmlException.class);
                }
            }
        }
        SplittableRandom random = new SplittableRandom(655);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(SjcamAnswer.read(flipped).items()).hasSizeLessThanOrEqualTo(25);
            } catch (MalformedXmlException refused) {
                assertThat(refused).hasNoCause();
            }
        }
    }

    private static SjcamAnswer read(String text) throws MalformedXmlException {
        return SjcamAnswer.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
