// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard.Energy;
import org.holdfast.service.Switchboard.History;
import org.holdfast.service.Switchboard.Sample;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.StateCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Offset<Double> CLOSE = within(1e-6);

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();

    private static PowerLog log(Heard... heard) {
        return PowerLog.EMPTY.plus(List.of(heard), ZoneOffset.UTC);
    }

    private static Heard watts(Duration after, double watts) {
        return new Heard.Watts(START.plus(after), watts);
    }

    private static Heard meter(Duration after, double kilowattHours) {
        return new Heard.Meter(START.plus(after), kilowattHours);
    }

    private static History at(PowerLog log, Duration after) {
        return log.history(START.plus(after), ZoneOffset.UTC);
    }

    @Test
    void tenSecondsAndFiveMinutesBecomeOneMeanEach() {
        List<Heard> heard = new ArrayList<>();
        for (int second = 0; second < 600; second += 2) {
            heard.add(watts(Duration.ofSeconds(second), second < 300 ? 10 : second % 4 == 0 ? 20 : 40));
        }
        PowerLog log = PowerLog.EMPTY.plus(heard, ZoneOffset.UTC);

        History history = at(log, Duration.ofSeconds(599));

        assertThat(history.hour()).hasSize(60).startsWith(new Sample(START, 10));
        assertThat(history.day()).containsExactly(new Sample(START, 10), new Sample(START.plusSeconds(300), 30));
    }

    @Test
    void aYearOfReadingsStaysSmallAndShowsTheLastHourAndDay() throws Exception {
        PowerLog log = PowerLog.EMPTY;
        for (int day = 0; day < 400; day++) {
            List<Heard> heard = new ArrayList<>();
            for (int minute = 0; minute < 1440; minute += day < 395 ? 60 : 1) {
                heard.add(watts(Duration.ofDays(day).plusMinutes(minute), 100));
            }
            heard.add(meter(Duration.ofDays(day), day * 2.4));
            log = log.plus(heard, ZoneOffset.UTC);
        }

        History history = at(log, Duration.ofDays(400).minusMinutes(1));

        assertThat(history.hour()).hasSizeBetween(59, 61);
        assertThat(history.day()).hasSizeBetween(287, 289);
        assertThat(log.energy().days()).hasSize(366);
        assertThat(history.days()).as("of the last day nothing is known yet").hasSize(365);
        assertThat(history.total()).isCloseTo(365 * 2.4, within(2.4));
        byte[] bytes = new StateCodec<>(new PowerShape()).write(log);
        assertThat(bytes.length).isLessThan(100_000);
        assertThat(new StateCodec<>(new PowerShape()).read(bytes)).isEqualTo(log);
    }

    @Test
    void withoutAMeterWattsAddUpWhileSomebodyLooksAndNotOverGaps() {
        PowerLog log = log(
                watts(Duration.ZERO, 1000),
                watts(Duration.ofSeconds(36), 1000),
                watts(Duration.ofHours(3), 1000),
                watts(Duration.ofHours(3).plusSeconds(36), 3000));

        assertThat(at(log, Duration.ofHours(4)).days()).singleElement().satisfies(today -> {
            assertThat(today.day()).isEqualTo(TODAY);
            assertThat(today.metered()).isFalse();
            assertThat(today.kilowattHours()).isCloseTo(0.01 + 0.02, CLOSE);
        });
    }

    @Test
    void withAMeterItsDifferencesCountWhoeverLookedMeanwhile() {
        PowerLog log = log(
                meter(Duration.ZERO, 100),
                watts(Duration.ZERO, 2000),
                watts(Duration.ofSeconds(30), 2000),
                meter(Duration.ofHours(8), 101.5),
                meter(Duration.ofHours(24), 104.5));

        List<Energy> days = at(log, Duration.ofHours(24)).days();

        assertThat(days).extracting(Energy::day).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(days).allMatch(Energy::metered);
        assertThat(days.get(0).kilowattHours())
                .as("1.5, and half of the sixteen hours after it")
                .isCloseTo(3.0, CLOSE);
        assertThat(days.get(1).kilowattHours()).isCloseTo(1.5, CLOSE);
    }

    @Test
    void aMeterThatBeginsAnewOrLiesDoesNotSpoilTheTotal() {
        PowerLog log = log(
                meter(Duration.ZERO, 100),
                meter(Duration.ofMinutes(1), 0.25),
                meter(Duration.ofMinutes(2), 4_000_000),
                meter(Duration.ofMinutes(3), 0.25),
                meter(Duration.ofMinutes(4), 0.5),
                meter(Duration.ofMinutes(-60), 0.75));

        assertThat(at(log, Duration.ofHours(1)).total()).isCloseTo(0.25 + 0.25 + 0.25, CLOSE);
    }

    @Test
    void aClockThatWasWrongForAMomentCostsNoYear() {
        PowerLog log = log(meter(Duration.ZERO, 1), meter(Duration.ofHours(1), 2));
        log = log.plus(List.of(new Heard.Meter(Instant.EPOCH, 2), new Heard.Watts(Instant.EPOCH, 5)), ZoneOffset.UTC);
        log = log.plus(List.of(meter(Duration.ofHours(2), 3), watts(Duration.ofHours(2), 5)), ZoneOffset.UTC);

        History history = at(log, Duration.ofHours(2));

        assertThat(history.days().getLast().kilowattHours()).isGreaterThanOrEqualTo(1);
        assertThat(history.hour()).containsExactly(new Sample(START.plus(Duration.ofHours(2)), 5));
        assertThat(history.days()).hasSizeLessThanOrEqualTo(366);
    }

    @Test
    void numbersThatMakeNoSenseAreLeftOut() {
        for (double wrong : List.of(Double.NaN, Double.POSITIVE_INFINITY, -1.0, 1e7)) {
            assertThat(Heard.of(new Switches.Measure(
                            "power", Text.literal("Power"), Switches.Quantity.WATTS, wrong, START, true)))
                    .isEmpty();
        }
    }

    @Test
    void whatFlowedIsWrittenEachMinuteAndReadAgain() throws Exception {
        try (SwitchStage stage = new SwitchStage(folder, time)) {
            ScriptedPlug plug = stage.plug("a", "relay");
            plug.watts = Optional.of(60.0);
            plug.meter = Optional.of(5.0);
            assertThat(stage.board.history("a").hour()).isEmpty();
            Registration watching = stage.board.watch("a");
            time.advance(Duration.ofSeconds(30));
            plug.meter = Optional.of(5.5);
            time.advance(Duration.ofSeconds(60));

            assertThat(stage.board.history("a").hour()).hasSizeGreaterThanOrEqualTo(9);
            assertThat(stage.board.history("a").total()).isCloseTo(0.5, CLOSE);
            assertThat(files()).hasSize(1);
            // As after a kill: another program reads what is on the disk by now.
            try (SwitchStage again = new SwitchStage(folder, time, stage.family)) {
                assertThat(again.board.history("a").hour()).isEmpty();
                time.advance(Duration.ZERO);
                assertThat(again.board.history("a").hour())
                        .hasSizeGreaterThanOrEqualTo(6)
                        .allMatch(sample -> sample.watts() == 60);
            }
            watching.close();
        }
    }

    @Test
    void aDamagedHistoryIsSetAsideAndANewOneBegins() throws Exception {
        try (SwitchStage stage = new SwitchStage(folder, time)) {
            ScriptedPlug plug = stage.plug("a", "relay");
            plug.watts = Optional.of(60.0);
            stage.board.ask("a");
        }
        Path file = files().getFirst();
        Files.writeString(file, "{\"schema\":1,\"content\":{\"hour\":[[0,1e400,1]]}}");

        try (SwitchStage stage = new SwitchStage(folder, time)) {
            ScriptedPlug plug = stage.plug("a", "relay");
            plug.watts = Optional.of(70.0);
            stage.board.history("a");
            time.advance(Duration.ZERO);
            stage.board.ask("a");
            assertThat(stage.board.history("a").hour())
                    .extracting(Sample::watts)
                    .containsOnly(70.0);
        }
        assertThat(files()).anyMatch(each -> each.toString().contains("damaged"));
    }

    @Test
    void nothingIsWrittenOfARemovedDeviceAndItsFileGoesAtTheNextStart() throws Exception {
        try (SwitchStage stage = new SwitchStage(folder, time)) {
            ScriptedPlug plug = stage.plug("a", "relay");
            plug.watts = Optional.of(60.0);
            stage.board.ask("a");
            time.advance(PowerFile.DELAY);
            assertThat(files()).hasSize(1);
            stage.board.ask("a");
            stage.book.remove("a");
            Files.delete(files().getFirst());
        }
        assertThat(files()).isEmpty();
        try (SwitchStage stage = new SwitchStage(folder, time)) {
            ScriptedPlug plug = stage.plug("b", "relay");
            plug.watts = Optional.of(60.0);
            stage.board.ask("b");
            time.advance(PowerFile.DELAY);
            stage.book.remove("b");
        }
        assertThat(files()).hasSize(1);
        try (SwitchStage stage = new SwitchStage(folder, time)) {
            stage.board.begin();
        }
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        Path power = folder.resolve("data/power");
        if (!Files.isDirectory(power)) {
            return List.of();
        }
        try (var all = Files.list(power)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
