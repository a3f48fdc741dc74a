// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The camera's clock, which is set on connecting. */
class SjcamClockTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void theClockIsSetOnEachConnectionInLocalTime() throws Exception {
        bench.family.connect(bench.device(Map.of()), Credentials.NONE).close();

        assertThat(camera.told()).containsExactly("3005&str=2026-11-21", "3006&str=11:20:30");
    }

    @Test
    void aCameraThatDoesNotTakeTheTimeIsUsedAllTheSameAndSaysSo() throws Exception {
        camera.reply(3005, ScriptedCamera.answer(3005, -256));

        try (Connection connection = bench.family.connect(bench.device(Map.of()), Credentials.NONE)) {
            assertThat(connection.facts().getLast()).satisfies(fact -> {
                assertThat(fact.name()).isEqualTo("clock");
                assertThat(fact.value().toString()).startsWith("Not set. ");
            });
        }
    }

    @Test
    void laterModelsAreToldTheTimeWhereTheyListIt() throws Exception {
        firmware("660", "SJ5000X", "V1.4", "20160518", "SJCAM");
        bench.family.connect(bench.device(Map.of()), Credentials.NONE).close();
        assertThat(camera.told()).isEmpty();

        camera.commands = List.of(1001, 1012, 2019, 3005, 3006, 3012, 3016);
        bench.family.connect(bench.device(Map.of()), Credentials.NONE).close();

        assertThat(camera.told()).containsExactly("3005&str=2026-11-21", "3006&str=11:20:30");
    }

    @Test
    void settingTheClockCanBeSwitchedOff() throws Exception {
        bench.connect().close();

        assertThat(camera.told()).isEmpty();
    }

    @Test
    void atMidnightTheDateIsSentAgain() throws Exception {
        Deque<Instant> instants =
                new ArrayDeque<>(List.of(Instant.parse("2026-12-31T23:59:59Z"), Instant.parse("2027-01-01T00:00:00Z")));
        try (SjcamClient client = bench.client()) {
            CameraClock.set(client, ticking(instants));
        }

        assertThat(camera.told()).containsExactly("3005&str=2026-12-31", "3006&str=00:00:00", "3005&str=2027-01-01");
    }

    private static Clock ticking(Deque<Instant> instants) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return instants.size() > 1 ? instants.pop() : instants.getFirst();
            }
        };
    }

    @Test
    void otherMakersClocksAreLeftAlone() throws Exception {
        camera.commands = List.of(1001, 9001, 9002, 9003);

        bench.family.connect(bench.device(Map.of()), Credentials.NONE).close();

        assertThat(camera.told()).isEmpty();
    }

    private void firmware(String... words) {
        camera.reply(
                3012,
                ScriptedCamera.answer(3012, 0, "<String>" + String.join("</String>\n<String>", words) + "</String>\n"));
    }
}
