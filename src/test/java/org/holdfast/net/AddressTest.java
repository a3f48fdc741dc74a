// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.254",
                "127.0.0.1:18080",
                "127.0.0.1:18080,events=13333,mjpeg=18192",
                "camera.home",
                "[fe80::1%eth0]:80",
                "[::1]"
            })
    void whatIsWrittenIsReadBack(String text) {
        assertThat(Address.parse(text)).hasToString(text).isEqualTo(Address.parse(text));
    }

    @Test
    void missingPortsKeepTheProtocolsOwn() {
        Address address = Address.parse("127.0.0.1,events=13333");

        assertThat(address.portOr(80)).isEqualTo(80);
        assertThat(address.portOr("events", 3333)).isEqualTo(13333);
        assertThat(address.portOr("mjpeg", 8192)).isEqualTo(8192);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host:80|host",
                "host|host",
                "host:81|host:81",
                "host:80,events=3333,rtsp=1|host,rtsp=1",
                "host,other=3333|host,other=3333"
            })
    void portsThatAreUsedAnywayNeedNotBeWritten(String written, String left) {
        assertThat(Address.parse(written).without(80, Map.of("events", 3333, "rtsp", 554)))
                .isEqualTo(Address.parse(left));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "host:0", "host:65536", "host:99999", "host,x", "host,x=0", "http://host/"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(MalformedAddressException.class);
    }
}
