// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an RTSP address may be shown. */
class RtspAddressTest {
    private static RtspAddress parse(String text) {
        return RtspAddress.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://192.168.1.5/live, rtsp://192.168.1.5/live",
        "RTSP://cam.example:8554, rtsp://cam.example:8554",
        "rtsp://[fe80::1]:554/a?b=c, rtsp://[fe80::1]:554/a?b=c",
        "rtsp://cam?x=1, rtsp://cam/?x=1",
        "rtsp://cam/live?channel=1&subtype=0, rtsp://cam/live?channel=1&subtype=0",
        "rtsp://cam/a b|c, rtsp://cam/a%20b%7Cc"
    })
    void anAddressWithoutSecretsStaysAsItIs(String text, String shown) {
        RtspAddress address = parse(text);

        assertThat(address.shown()).hasToString(shown);
        assertThat(address.secrets()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://cam/live?token=abc%2F1, rtsp://cam/live?token=***, abc%2F1",
        "rtsp://cam/live?a=1&AUTH=abc&b=2, rtsp://cam/live?a=1&AUTH=***&b=2, abc",
        "rtsp://cam/live?access_token=a_b_c, rtsp://cam/live?access_token=***, a_b_c",
        "rtsp://cam/live?token=a&password=b, rtsp://cam/live?token=***&password=***, a&b",
        "rtsp://cam/user=admin&password=abc&channel=1.sdp, rtsp://cam/user=admin&password=***&channel=1.sdp, abc",
        "rtsp://cam/user=admin_password=tlJw_channel=1, rtsp://cam/user=admin_password=***_channel=1, tlJw",
        "rtsp://cam/live?session=1f&sid=2e&psw=3d, rtsp://cam/live?session=***&sid=***&psw=***, 1f&2e&3d"
    })
    void aTokenIsTakenOutAndPutBackWhereItStood(String text, String shown, String token) {
        RtspAddress address = parse(text);

        assertThat(address.shown()).hasToString(shown);
        assertThat(address.secrets()).isEqualTo(Map.of("token", token));
        assertThat(RtspAddress.filled(address.shown(), token)).isEqualTo(text);
        assertThat(address.toString()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://anna:s3cret@cam/live, anna, s3cret",
        "rtsp://anna:p%40ss%3Aw@cam/live, anna, p@ss:w",
        "rtsp://anna:p@s:s@cam/live, anna, p@s:s",
        "rtsp://anna:50%+1@cam/live, anna, 50%+1"
    })
    void nameAndPasswordAreTakenOut(String text, String user, String password) {
        RtspAddress address = parse(text);

        assertThat(address.shown()).hasToString("rtsp://cam/live");
        assertThat(address.secrets()).isEqualTo(Map.of("user", user, "password", password));
        assertThat(address.toString()).doesNotContain(user).doesNotContain(password);
        assertThat(RtspAddress.masked(text)).isEqualTo("rtsp://***@cam/live");
    }

    @Test
    void aMaskIsAPlaceAndNoSecret() {
        RtspAddress address = parse("rtsp://***@cam/live?token=***");

        assertThat(address.secrets()).isEmpty();
        assertThat(RtspAddress.wantsToken(address.shown().toString())).isTrue();
        assertThat(RtspAddress.filled(address.shown(), "a b\r\nX: y"))
                .isEqualTo("rtsp://cam/live?token=a%20b%0D%0AX:%20y");
        assertThat(RtspAddress.filled(address.shown(), "")).isEqualTo("rtsp://cam/live?token=***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rtsp://",
                "rtsp:///live",
                "rtsp://anna:a/b@cam/live",
                "rtsp://cam:0/live",
                "rtsp://cam:70000/live",
                "rtsp://cam:999999/live",
                "http://cam/live",
                "192.168.1.5",
                "rtsp://cam/live#part"
            })
    void whatIsNoneIsNotTaken(String text) {
        assertThat(RtspAddress.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsMuchTooLongIsNotTaken() {
        assertThat(RtspAddress.parse("rtsp://cam/" + "a".repeat(1000))).isEmpty();
    }

    @Test
    void aStreamAndWhatWasTypedSayNothingOfTheirSecrets() {
        RtspAddress address = parse("rtsp://anna:s3cret@cam/live?token=t0ken");
        Device device = new Device("1", "a9", "", "A9", org.holdfast.net.Address.of("cam"), Map.of());
        Typed typed = new Typed(device, address.secrets());
        LiveStream.Rtsp stream = new LiveStream.Rtsp(address.shown(), true, Optional.empty(), typed.credentials());

        assertThat(address + "\n" + typed + "\n" + stream).doesNotContain("s3cret", "t0ken", "anna");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.5, 192.168.1.5",
        "rtsp://192.168.1.5:554/live, rtsp://192.168.1.5:554/live",
        "rtsp://192.168.1.5:554, rtsp://192.168.1.5:554",
        "rtsp://camera:554/live, rtsp://camera:554/live",
        "rtsp://[fe80::1]:554, rtsp://[fe80::1]:554",
        "rtsp://anna, rtsp://anna",
        "rtsp://anna:s, rtsp://anna:*",
        "rtsp://anna:s3cr, rtsp://anna:****",
        "rtsp://anna:1234, rtsp://anna:****",
        "rtsp://anna:s3/cr, rtsp://anna:*****",
        "rtsp://anna:s3cret@127.0.0.5:554/live, rtsp://anna:******@127.0.0.5:554/live",
        "rtsp://anna:s3@cret@127.0.0.5/live, rtsp://anna:*******@127.0.0.5/live",
        "rtsp://127.0.0.5/live?token=t, rtsp://127.0.0.5/live?token=*",
        "rtsp://127.0.0.5/live?token=t0ken&channel=1, rtsp://127.0.0.5/live?token=*****&channel=1",
        "rtsp://127.0.0.5/user=admin_password=abc_channel=1, rtsp://127.0.0.5/user=admin_password=***_channel=1",
        "http://anna:s3cret@127.0.0.5/, http://anna:******@127.0.0.5/"
    })
    void whatIsTypedIsDottedFromTheFirstLetterOfASecretOn(String typed, String seen) {
        assertThat(RtspAddress.dotted(typed, '*')).isEqualTo(seen);
    }
}
