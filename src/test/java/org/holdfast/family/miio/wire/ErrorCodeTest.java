// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorCodeTest {
    private static final ResourceBundle SENTENCES =
            ResourceBundle.getBundle("org.holdfast.family.miio.wire", Locale.ENGLISH);

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeOfTheReferenceHasASentence(String key) {
        int code = Integer.parseInt(key.substring(key.indexOf('.') + 1));
        String sentence = SENTENCES.getString(key);
        if (key.startsWith("call.")) {
            assertThat(ErrorCode.meaning(new Answer.Failure(code, "words"))).hasToString(sentence);
        } else if (key.startsWith("entry.")) {
            assertThat(ErrorCode.entry(code)).hasToString(sentence);
        } else {
            assertThat(ErrorCode.entry(-704_050_000 - code)).hasToString(sentence.replace("''", "'"));
        }
    }

    static Stream<String> codes() {
        return SENTENCES.keySet().stream().filter(key -> key.matches("(call|entry|cloud)\\..*"));
    }

    @ParameterizedTest
    @CsvSource({
        "-704042011, the device is offline",
        "-704053036, the device did not answer in time",
        "-704010905, the gateway refused the access",
        "-704010700, error -704010700",
        "-4005, the value is of the wrong kind or out of range",
        "-12345, error -12345"
    })
    void theReferencesExamplesAreUnderstood(int code, String sentence) {
        assertThat(ErrorCode.entry(code)).hasToString(sentence);
        assertThat(ErrorCode.meaning(new Answer.Failure(code, ""))).hasToString(sentence);
    }

    @Test
    void whatIsNotKnownIsSaidInTheDevicesWords() {
        assertThat(ErrorCode.meaning(new Answer.Failure(-77, "it's {0}"))).hasToString("error -77: it's {0}");
        assertThat(ErrorCode.meaning(new Answer.Failure(Integer.MIN_VALUE, ""))).hasToString("error -2147483648");
    }

    @Test
    void onlyHiccupsAreWorthATryAtOnce() {
        assertThat(ErrorCode.passing(-9999)).isTrue();
        assertThat(ErrorCode.passing(-30001)).isTrue();
        assertThat(ErrorCode.passing(-5001)).isFalse();
        assertThat(ErrorCode.good(1)).isTrue();
        assertThat(ErrorCode.good(-4001)).isFalse();
    }
}
