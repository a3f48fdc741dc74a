// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins against the examples of the standards. */
class LoginChallengeTest {
    private static LoginChallenge of(String... headers) {
        return LoginChallenge.strongest(List.of(headers)).orElseThrow();
    }

    @Test
    void basicIsNameAndPasswordAsTheyAre() {
        // RFC 7617, section 2.
        assertThat(of("Basic realm=\"WallyWorld\"").answer("GET", "/", "Aladdin", "open sesame"))
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void digestAnswersAsInTheOlderStandard() {
        // RFC 2617, section 3.5.
        LoginChallenge challenge = of("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");

        String answer = challenge.answer("GET", "/dir/index.html", "Mufasa", "Circle Of Life", "0a4f113b");

        assertThat(answer)
                .isEqualTo("Digest username=\"Mufasa\", realm=\"testrealm@host.com\","
                        + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", uri=\"/dir/index.html\","
                        + " response=\"6629fae49393a05397450978507c4ef1\", qop=auth, nc=00000001, cnonce=\"0a4f113b\","
                        + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
    }

    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void digestAnswersAsInTheNewerStandard(String algorithm, String response) {
        // RFC 7616, section 3.9.1.
        LoginChallenge challenge = of("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm="
                + algorithm + ", nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");

        String answer = challenge.answer(
                "GET", "/dir/index.html", "Mufasa", "Circle of Life", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(answer).contains("response=\"" + response + "\"").contains("algorithm=" + algorithm);
    }

    @Test
    void digestAnswersTheKnownCamera() {
        // Published example of a smart camera's login.
        assertThat(of("Digest realm=\"iPolis\", nonce=\"abc123\", qop=\"auth\"")
                        .answer("GET", "/stw-cgi-rest/eventsources/videoanalysis", "admin", "password", "0a4f113b"))
                .contains("response=\"ecc60e0786c2acf628f33985c2bbaa3d\"", "nc=00000001");
    }

    @Test
    void withoutQopTheOldestFormIsUsedAndNothingIsCounted() {
        // RFC 2069, section 2.4, as corrected by its erratum 749.
        assertThat(of("Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"")
                        .answer("GET", "/dir/index.html", "Mufasa", "CircleOfLife"))
                .endsWith("response=\"1949323746fe6a43ef61f9606e7febea\"")
                .doesNotContain("nc=", "cnonce=");
    }

    @Test
    void eachAnswerCountsOn() {
        LoginChallenge challenge = of("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"");

        assertThat(challenge.answer("A", "/", "u", "p")).contains("nc=00000001");
        assertThat(challenge.answer("B", "/", "u", "p")).contains("nc=00000002");
    }

    @Test
    void theStrongestIsChosen() {
        assertThat(of("Basic realm=\"r\"", "Digest realm=\"r\", nonce=\"n\"")).hasToString("Digest MD5");
        assertThat(of(
                        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256, qop=\"auth\"",
                        "Digest realm=\"r\", nonce=\"n\"",
                        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256"))
                .hasToString("Digest SHA-256");
    }

    @Test
    void aStaleNumberIsTold() {
        assertThat(of("Digest realm=\"r\", nonce=\"n\", stale=TRUE").stale()).isTrue();
        assertThat(of("Digest realm=\"r\", nonce=\"n\", stale=false").stale()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Negotiate",
                "Digest realm=\"r\"",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=TOKEN",
                "Basic realm=\"a\r\nX: y\""
            })
    void whatCannotBeAnsweredIsNone(String header) {
        assertThat(LoginChallenge.strongest(List.of(header))).isEmpty();
    }

    @Test
    void aNameCannotLeaveItsQuotes() {
        assertThat(of("Digest realm=\"r\", nonce=\"n\"").answer("GET", "/", "a\"b\\\r\n", "p"))
                .startsWith("Digest username=\"a\\\"b\\\\??\", realm=");
    }
}
