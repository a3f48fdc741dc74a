// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Address;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BlankedTest {
    private static final String HEX = "7365616367756c6c2d35757066383261";
    private static final String RAW = "seacgull-5upf82a";

    private static String blanked(String json) throws Exception {
        Route route = new Route(Address.parse("127.0.0.1"), Optional.empty(), OptionalLong.empty());
        try (Token token = Token.parse(HEX.toCharArray()).orElseThrow();
                MiioClient client = MiioClient.open(Quick.network(new WireTap()), route, token)) {
            return Blanked.of(JsonMapper.shared().readTree(json), client).toString();
        }
    }

    @Test
    void aTokenIsTakenOutWhereverItStandsAndInEachForm() throws Exception {
        assertThat(blanked("{\"model\":\"a.b.c\",\"token\":\"abcd\",\"life\":7}"))
                .isEqualTo("{\"model\":\"a.b.c\",\"token\":\"hidden\",\"life\":7}");
        assertThat(blanked("[1,[\"x " + HEX.toUpperCase(Locale.ROOT) + " y\",\"" + RAW + "\"],{\"" + HEX + "\":true}]"))
                .isEqualTo("[1,[\"hidden\",\"hidden\"],{\"hidden\":true}]");
        assertThat(blanked("\"" + HEX + "\"")).isEqualTo("\"hidden\"");
    }

    @Test
    void aNetworksPasswordIsTakenOutAndEverythingElseStays() throws Exception {
        assertThat(blanked("{\"ap\":{\"ssid\":\"home\",\"passwd\":\"seaweed\"},\"PSK\":5,\"key\":[1]}"))
                .isEqualTo("{\"ap\":{\"ssid\":\"home\",\"passwd\":\"hidden\"},\"PSK\":\"hidden\",\"key\":[1]}");
        String harmless = "[true,null,1.5,\"" + HEX.substring(1) + "\",{\"a\":{}}]";
        assertThat(blanked(harmless)).isEqualTo(harmless);
    }
}
