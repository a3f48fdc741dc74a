// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ValuesTest {
    private static final long SEED = 20_261_121;
    private static final int TIMES = 20_000;

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Whatever whole number a device counts in, its reading is that many steps of the scale, to the last digit. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0.1", "0.01", "0.001", "0.000001", "1000"})
    void anyReadingIsSoManySteps(String scale) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        BigDecimal step = new BigDecimal(scale);
        double before = Double.NEGATIVE_INFINITY;
        long raw = -1_000_000;
        for (int i = 0; i < TIMES; i++) {
            raw += 1 + random.nextInt(1000);
            double read = Values.number(JsonNodeFactory.instance.numberNode(raw), step)
                    .orElseThrow();

            assertThat(read).isGreaterThan(before);
            assertThat(BigDecimal.valueOf(read).compareTo(step.multiply(BigDecimal.valueOf(raw))))
                    .as("%d times %s", raw, scale)
                    .isZero();
            assertThat(Values.number(JsonNodeFactory.instance.stringNode(Long.toString(raw)), step))
                    .as("the same in quotes")
                    .hasValue(read);
            before = read;
        }
    }

    @Test
    void scalesDoNotChangeWhichReadingIsMore() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < TIMES; i++) {
            double one = random.nextDouble(-1e6, 1e6);
            double other = random.nextDouble(-1e6, 1e6);
            BigDecimal scale = BigDecimal.valueOf(random.nextInt(1, 10_000), random.nextInt(0, 7));
            double first = Values.number(JsonNodeFactory.instance.numberNode(one), scale)
                    .orElseThrow();
            double second = Values.number(JsonNodeFactory.instance.numberNode(other), scale)
                    .orElseThrow();

            assertThat(Double.compare(first, second)).isEqualTo(Double.compare(one, other));
            assertThat(first)
                    .isCloseTo(one * scale.doubleValue(), Offset.offset(Math.abs(one * scale.doubleValue()) * 1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"on\"",
                "\"\"",
                "\"1e5\"",
                "\"NaN\"",
                "\"1,5\"",
                "[]",
                "[5]",
                "{}",
                "1e300",
                "-1e16",
                "\"11111111111111111\""
            })
    void whatIsNoSaneNumberIsNone(String said) {
        assertThat(Values.number(json(said), BigDecimal.ONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "2", "-1", "\"\"", "\"yes\"", "[true]", "{}", "0.5"})
    void whatIsNeitherOnNorOffIsNone(String said) {
        assertThat(Values.onOff(json(said))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0, true", "2, 0, false", "32768, 15, true", "'\"5\"', 2, true"})
    void bitsAreCountedFromTheLowest(String said, int bit, boolean on) {
        assertThat(Values.bit(json(said), bit)).contains(on);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "true", "\"x\"", "null"})
    void whatIsNoMaskHasNoBits(String said) {
        assertThat(Values.bit(json(said), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, true", "1, 1.0, true", "1, '\"1\"', true", "'\"a\"', '\"a\"', true", "true, true, true",
        "true, '\"true\"', true", "1, 2, false", "'\"a\"', '\"b\"', false", "[1], 1, false", "1, null, false",
        "'{\"a\":1}', '{\"a\":1}', true"
    })
    void valuesAreTheSameHoweverTheyAreWritten(String one, String other, boolean same) {
        assertThat(Values.same(json(one), json(other))).isEqualTo(same);
        assertThat(Values.same(json(other), json(one))).isEqualTo(same);
    }
}
