// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.holdfast.family.miio.wire.LooseJson.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LooseJsonTest {
    @Test
    void everyPublishedQuirkIsRepairedAsStated() {
        assertThat(Vectors.read("quirks.json")).hasSize(4).allSatisfy(vector -> {
            try (Token token = Vectors.token(vector);
                    PacketCipher cipher = new PacketCipher(token)) {
                byte[] text = Objects.requireNonNull(Packets.open(Vectors.packet(vector), cipher));
                assertThat(text).isEqualTo(HexFormat.of().parseHex(Vectors.text(vector, "plainHex")));
                assertThat(LooseJson.read(text))
                        .isInstanceOfSatisfying(
                                Reading.Sound.class,
                                sound -> assertThat(sound.object()).isEqualTo(vector.get("json")));
            }
        });
    }

    @Test
    void everyPublishedPacketIsReadWithoutARepair() {
        assertThat(Vectors.packets("request", "reply"))
                .allSatisfy(vector -> assertThat(read(Vectors.text(vector, "plain")))
                        .isInstanceOfSatisfying(Reading.Sound.class, sound -> {
                            assertThat(sound.quirk()).isEmpty();
                            assertThat(sound.object()).isEqualTo(vector.get("json"));
                        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RUBBISH_BEHIND_ZERO | {"id":1}~k                                   | {"id":1}
            RUBBISH_BEHIND_ZERO | {"id":1}~~ab~                                | {"id":1}
            RUBBISH_BEHIND_ZERO | {"id":1}~a~b                                 | {"id":1}
            SEVERAL_ZEROS       | {"id":1,"result":[{"siid":2,"value":00}]}    | {"id":1,"result":[{"siid":2,"value":0}]}
            SEVERAL_ZEROS       | {"id":1,"result":[000,10,100, 00 ,1.00]}     | {"id":1,"result":[0,10,100,0,1.00]}
            DOUBLED_COMMA       | {"id":1,,"otu_stat":[1,2],"ott_stat":[0]}    | {"id":1,"otu_stat":[1,2],"ott_stat":[0]}
            DOUBLED_COMMA       | {"id":1,,,"a":",,","b":[1,,2, ,3]}           | {"id":1,"a":",,","b":[1,2,3]}
            EMPTY_MEMBER        | {"result":,"id":7}                           | {"id":7}
            EMPTY_MEMBER        | {"id":7,"result":,"exe_time":10}             | {"id":7,"exe_time":10}
            EMPTY_MEMBER        | {"id":7,"result": }                          | {"id":7}
            EMPTY_MEMBER        | {"id":7,"a":"\\"result\\":,","result":,}     | {"id":7,"a":"\\"result\\":,"}
            HOLES               | {"id":4,"result":[,]}                        | {"id":4,"result":[null,null]}
            HOLES               | {"id":4,"result":[,,]}                       | {"id":4,"result":[null,null,null]}
            HOLES               | {"id":4,"result":[[, ,],["[,]"],[]]}         | {"id":4,"result":[[null,null,null],["[,]"],[]]}
            HOLES               | {"id":4,"result":[,5]}                       | {"id":4,"result":[null,5]}
            CONTROL_CHARACTERS  | {"id":1,"result":["a^b~c"]}                  | {"id":1,"result":["abc"]}
            CONTROL_CHARACTERS  | {"id":1,^"result":["a$b"]}                   | {"id":1,"result":["a\\nb"]}
            SEVERAL             | {"id":1,,"result":,"value":00}               | {"id":1,"value":0}
            SEVERAL             | {"id":1,,"result":[,]}                       | {"id":1,"result":[null,null]}
            SEVERAL             | {"id":1,,"a":"^b"}~rubbish"                  | {"id":1,"a":"b"}
            """)
    void eachFaultIsMended(Quirk quirk, String broken, String sound) {
        assertThat(read(broken.replace('~', '\0').replace('^', '\u0001').replace('$', '\n')))
                .isEqualTo(new Reading.Sound(JsonMapper.shared().readTree(sound).asObject(), Optional.of(quirk)));
    }

    @Test
    void whatIsSoundIsNeverTouched() {
        String sound = "{\"id\":1,\"result\":[\"a,,b\",\"\\\"result\\\":,\",\"[,]\",\"00\",{\"value\":0}],\"e\":[]}";

        assertThat(read(sound + "\0\0\0"))
                .isEqualTo(new Reading.Sound(JsonMapper.shared().readTree(sound).asObject(), Optional.empty()));
    }

    @Test
    void nothingIsNotAFailure() {
        assertThat(LooseJson.read(new byte[0])).isEqualTo(new Reading.Empty());
        assertThat(LooseJson.read(new byte[5])).isEqualTo(new Reading.Empty());
        assertThat(read(" \r\n\0")).isEqualTo(new Reading.Empty());
    }

    @Test
    void whatWasCutOffIsSaidToBe() {
        assertThat(read("{\"result\":[{\"did\":\"1\",\"siid\":2,\"pii"))
                .isEqualTo(new Reading.Unreadable(true, OptionalLong.empty()));
        assertThat(read("{\"id\":8,\"result\":[{\"did\":\"1\"},{"))
                .isEqualTo(new Reading.Unreadable(true, OptionalLong.of(8)));
        assertThat(read("{\"id\":8,\"result\":nonsense}")).isEqualTo(new Reading.Unreadable(false, OptionalLong.of(8)));
        assertThat(read("[1,2]")).isEqualTo(new Reading.Unreadable(false, OptionalLong.empty()));
        assertThat(read("rubbish")).isEqualTo(new Reading.Unreadable(false, OptionalLong.empty()));
    }

    @Test
    void aByteThatIsNoTextCostsOnlyItself() {
        byte[] text = "{\"id\":1,\"result\":[\"a?b\"]}".getBytes(StandardCharsets.ISO_8859_1);
        text[new String(text, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xff;

        assertThat(LooseJson.read(text))
                .isInstanceOfSatisfying(
                        Reading.Sound.class,
                        sound -> assertThat(sound.object().get("result").get(0).stringValue())
                                .isEqualTo("a\ufffdb"));
    }

    @Test
    @Timeout(20)
    void theWorstTextsCostLittle() {
        for (String part :
                new String[] {"[", "{\"a\":", ",", "00,", "\"", "\\", "\u0001", "[,", "{\"a\":,", "\0", " ,"}) {
            String text = "{\"id\":1,\"result\":[" + part.repeat(LooseJson.LONGEST / part.length() - 10);
            assertThat(read(text)).as(part).isInstanceOf(Reading.Unreadable.class);
        }
        assertThat(LooseJson.read(new byte[LooseJson.LONGEST + 1])).isInstanceOf(Reading.Empty.class);
        assertThat(read("[".repeat(LooseJson.LONGEST + 1))).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void oneFaultAnywhereInASoundAnswerIsReadOrRefusedButNeverMadeAnotherId() {
        long seed = 20_261_121;
        SplittableRandom random = new SplittableRandom(seed);
        String sound = "{\"id\":123456,\"result\":[{\"did\":\"1\",\"siid\":2,\"piid\":1,\"code\":0,\"value\":100}]}";
        String[] faults = {",", ",,", "\0", "\u0001", ",\"result\":,", "00", "[,]"};
        for (int round = 0; round < 2000; round++) {
            // Behind the id, so that it stays what it was.
            int at = random.nextInt(12, sound.length() + 1);
            String fault = faults[random.nextInt(faults.length)];
            Reading reading = read(sound.substring(0, at) + fault + sound.substring(at));

            if (reading instanceof Reading.Sound read) {
                JsonNode id = read.object().get("id");
                assertThat(id.asLong())
                        .as("seed %s: %s at %s", seed, fault, at)
                        .isIn(123456L, 12345600L, 123450056L, 123400456L, 123004L);
            }
        }
    }

    private static Reading read(String text) {
        return LooseJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
