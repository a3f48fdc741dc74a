// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.service.Switchboard.History;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import org.holdfast.service.store.StateCodec;

/** Whatever the files of the switches hold: a state that can be written again, or a refusal. */
class SwitchFilesFuzz {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @FuzzTest
    void choicesAreReadOrRefused(byte @NotNull [] bytes) {
        readOrRefuse(new ChoicesShape(), bytes);
    }

    @FuzzTest
    void outletsAreReadOrRefused(byte @NotNull [] bytes) {
        readOrRefuse(new OutletsShape(), bytes);
    }

    @FuzzTest
    void powerIsReadOrRefused(byte @NotNull [] bytes) {
        PowerLog log = readOrRefuse(new PowerShape(), bytes);
        List<Heard> heard = List.of(new Heard.Meter(NOW, 5), new Heard.Watts(NOW, 12));
        PowerLog more = log.plus(heard, ZoneOffset.UTC);
        History history = more.history(NOW, ZoneOffset.UTC);
        assertThat(history.hour()).hasSizeBetween(1, 361);
        assertThat(history.day()).hasSizeBetween(1, 289);
        assertThat(history.days()).hasSizeLessThanOrEqualTo(366);
        assertThat(history.total()).isFinite();
    }

    private static <T> T readOrRefuse(Shape<T> shape, byte[] bytes) {
        StateCodec<T> codec = new StateCodec<>(shape);
        try {
            T read = codec.read(bytes);
            T written = codec.read(codec.write(read));
            assertThat(codec.read(codec.write(written))).isEqualTo(written);
            return read;
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
            return shape.initial();
        }
    }
}
