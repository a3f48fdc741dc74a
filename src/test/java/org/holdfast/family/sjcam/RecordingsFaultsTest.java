// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of the lab's camera with everything that the lab can do to a card. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingsFaultsTest {
    private static final String CLIP = "/DCIM/MOVIE/2016_1001_233301_005.MOV";

    private final SjcamFamily family = new SjcamFamily(
            new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), Clock.systemUTC()), new Pace(30, 4));

    private @Nullable Lab started;
    private @Nullable Connection open;

    @BeforeAll
    void start() throws Exception {
        started = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")).atFullSpeed());
        started.start();
    }

    @BeforeEach
    void connect() throws Exception {
        open = connect(lab());
    }

    @AfterEach
    void repair() {
        connection().close();
        for (Fault fault : Fault.values()) {
            if (fault != Fault.SPEED) {
                lab().faults().off(fault);
            }
        }
        lab().faults().on(Fault.SPEED, "0");
    }

    @AfterAll
    void stop() {
        lab().close();
    }

    private Lab lab() {
        return Objects.requireNonNull(started);
    }

    private Connection connection() {
        return Objects.requireNonNull(open);
    }

    private Recordings recordings() {
        return connection().capability(Recordings.class).orElseThrow();
    }

    private Connection connect(Lab other) throws Exception {
        Found found = family.identify(other.devices().getFirst().device().address(), Optional.empty());
        return family.connect(((Found.Supported) found).device(), Credentials.NONE);
    }

    private Recording named(String path) throws Exception {
        return recordings().list().recordings().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private long count(Recording recording, long from) throws Exception {
        byte[] into = new byte[256 * 1024];
        long all = 0;
        try (Recordings.Transfer transfer = recordings().open(recording, from)) {
            int count;
            while ((count = transfer.read(into, 0, into.length)) >= 0) {
                all += count;
            }
        }
        return all;
    }

    @Test
    void tenThousandClipsAreListedAndAnyOfThemComes() throws Exception {
        lab().faults().on(Fault.MANY_FILES, "10000");
        long began = System.nanoTime();

        Recordings.CardList list = recordings().list();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(list.remark()).isEmpty();
        assertThat(list.recordings().size()).isGreaterThan(10_000);
        assertThat(list.recordings().stream()
                        .filter(each -> each.sizeTolerance() > 0)
                        .count())
                .isZero();
        Recording last = list.recordings().stream()
                .filter(each -> each.path().startsWith("/DCIM/MOVIE/2015_0107_22"))
                .findFirst()
                .orElseThrow();
        assertThat(count(last, 0)).isEqualTo(last.size().orElseThrow());
        assertThat(recordings().thumbnail(last)).isPresent();
        Recording unlocked = list.recordings().stream()
                .filter(each -> !each.locked() && each.name().startsWith("2015"))
                .findFirst()
                .orElseThrow();
        recordings().delete(unlocked);
        Recordings.CardList after = recordings().list();
        assertThat(after.recordings().size()).isEqualTo(list.recordings().size() - 1);
        assertThat(after.recordings().stream()
                        .filter(each -> each.sizeTolerance() > 0)
                        .count())
                .isZero();
    }

    @Test
    void aMillionClipsAreBoundedAndThatIsSaid() throws Exception {
        lab().faults().on(Fault.MANY_FILES, "1000000");
        long began = System.nanoTime();

        Recordings.CardList list = recordings().list();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(list.recordings().size()).isBetween(20_000, CardPages.MOST_ENTRIES);
        assertThat(list.remark().orElseThrow().toString()).contains("more than Holdfast lists");
    }

    @Test
    void aMillionClipsInTheListAloneAreRefusedWithASentence() {
        lab().faults().on(Fault.MANY_FILES, "1000000");
        lab().faults().on(Fault.NO_LIST, "pages");

        assertThatThrownBy(() -> recordings().list()).isInstanceOf(DeviceException.class);
    }

    @Test
    void harmfulNamesAreLeftOutOrHarmless() throws Exception {
        int before = recordings().list().recordings().size();
        lab().faults().on(Fault.HOSTILE_NAMES);

        Recordings.CardList list = recordings().list();

        assertThat(list.unreadable()).isGreaterThan(5);
        assertThat(list.recordings()).hasSizeGreaterThan(before + 5).allMatch(each -> CardFile.acceptable(each.path()));
        List<String> names = list.recordings().stream().map(Recording::name).toList();
        assertThat(names).contains("twin.MOV", "TWIN.mov", "CON", "nul.MOV", "question?del=1");
        int whole = 0;
        for (Recording each : list.recordings()) {
            if (each.size().orElse(0) >= 2_200_000 && each.size().orElse(0) < 2_200_100) {
                try {
                    assertThat(count(each, 0))
                            .as(each.path())
                            .isEqualTo(each.size().orElseThrow());
                    whole++;
                } catch (DeviceException.Refused | DeviceException.Busy notUnderThisName) {
                    // 3015 can write some names only in another way.
                    assertThat(each.name()).isIn("evil.MOV", "blank.MOV");
                }
            }
        }
        assertThat(whole).isGreaterThan(10);
        assertThat(recordings().list().recordings()).hasSameSizeAs(list.recordings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "pages"})
    void eitherWayOfListingDoesAlone(String missing) throws Exception {
        List<String> both =
                recordings().list().recordings().stream().map(Recording::path).toList();
        lab().faults().on(Fault.NO_LIST, missing);

        Recordings.CardList alone = recordings().list();

        assertThat(alone.recordings().stream().map(Recording::path)).containsExactlyElementsOf(both);
        assertThat(alone.recordings().stream().anyMatch(each -> each.sizeTolerance() > 0))
                .isEqualTo(missing.equals("xml"));
    }

    @Test
    void withNeitherWayThereIsASentence() {
        lab().faults().on(Fault.NO_LIST, "both");

        assertThatThrownBy(() -> recordings().list()).isInstanceOf(DeviceException.class);
    }

    @Test
    void withoutRangesTheWholeComesFromTheStart() throws Exception {
        Recording clip = named(CLIP);
        lab().faults().on(Fault.NO_RANGE);

        assertThat(count(clip, 1000)).isEqualTo(clip.size().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"range-lies=header", "redirect", "busy-download", "endless", "cut=1000", "no-answer"})
    void whatIsNotTheFileIsRefusedInTime(String fault) throws Exception {
        Recording clip = named(CLIP);
        lab().faults().on(fault);
        long began = System.nanoTime();

        assertThatThrownBy(() -> count(clip, 500_000)).isInstanceOfSatisfying(DeviceException.class, e -> {
            assertThat(e.sentence().toString()).isNotBlank();
            assertThat(e.advice().toString()).isNotBlank();
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aByteASecondIsGivenUp() throws Exception {
        Recording clip = named(CLIP);
        lab().faults().on(Fault.TRICKLE, "1000");
        long began = System.nanoTime();

        assertThatThrownBy(() -> count(clip, 0)).isInstanceOf(DeviceException.TimedOut.class);
        assertThatThrownBy(() -> recordings().list()).isInstanceOf(DeviceException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void memoryStaysFlatWhateverTheSize() throws Exception {
        lab().faults().on(Fault.HUGE_FILE, "1000000000");
        Recording huge = named("/DCIM/MOVIE/2016_1003_060000_001.MOV");
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        CompletableFuture<long[]> seen = new CompletableFuture<>();

        Thread.ofPlatform().start(() -> {
            try {
                long before = threads.getCurrentThreadAllocatedBytes();
                long count = count(huge, 0);
                seen.complete(new long[] {count, threads.getCurrentThreadAllocatedBytes() - before});
            } catch (Exception e) {
                seen.completeExceptionally(e);
            }
        });

        assertThat(seen.get(120, TimeUnit.SECONDS)[0]).isEqualTo(1_000_000_000);
        // All that this thread ever took for it, garbage included.
        assertThat(seen.get()[1]).isLessThan(4_000_000);
    }

    @Test
    void commandsAndTheLivePictureGoOnWhileFilesCome() throws Exception {
        lab().faults().on(Fault.HUGE_FILE, "1000000000");
        lab().faults().off(Fault.SPEED);
        Recording huge = named("/DCIM/MOVIE/2016_1003_060000_001.MOV");
        CameraControl control = Bench.control(connection());
        List<Recordings.Transfer> both = new ArrayList<>();
        try {
            both.add(recordings().open(huge, 0));
            both.add(recordings().open(huge, 500_000_000));
            byte[] into = new byte[64 * 1024];
            for (Recordings.Transfer each : both) {
                assertThat(each.read(into, 0, into.length)).isPositive();
            }
            long began = System.nanoTime();

            assertThat(control.state().activity()).isEqualTo(CameraControl.Activity.IDLE);
            assertThat(recordings().thumbnail(named(CLIP))).isPresent();
            LiveStream stream = Bench.live(connection()).stream();

            assertThat(stream).isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            for (Recordings.Transfer each : both) {
                assertThat(each.read(into, 0, into.length)).isPositive();
            }
        } finally {
            both.forEach(Recordings.Transfer::close);
        }
    }

    @Test
    void theSpeedIsARealCamerasUnlessToldOtherwise() throws Exception {
        lab().faults().on(Fault.HUGE_FILE, "3000000");
        lab().faults().on(Fault.SPEED, "2000000");
        Recording clip = named("/DCIM/MOVIE/2016_1003_060000_001.MOV");
        long began = System.nanoTime();

        assertThat(count(clip, 0)).isEqualTo(3_000_000);

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(1200), Duration.ofSeconds(8));
    }

    @Test
    void aPulledPlugEndsATransferAndLaterItGoesOn() throws Exception {
        lab().faults().on(Fault.SPEED, "1000000");
        lab().faults().on(Fault.HUGE_FILE, "100000000");
        Recording huge = named("/DCIM/MOVIE/2016_1003_060000_001.MOV");
        byte[] into = new byte[64 * 1024];
        try (Recordings.Transfer transfer = recordings().open(huge, 0)) {
            assertThat(transfer.read(into, 0, into.length)).isPositive();

            lab().plug(false);

            assertThatThrownBy(() -> {
                        while (transfer.read(into, 0, into.length) >= 0) {
                            // Until it breaks.
                        }
                    })
                    .isInstanceOf(DeviceException.class);
        }
        assertThatThrownBy(() -> recordings().open(huge, 0)).isInstanceOf(DeviceException.Unreachable.class);
        lab().plug(true);
        lab().faults().on(Fault.SPEED, "0");

        assertThat(count(huge, 99_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void aFullCardTakesNoUploadAndSaysSo() throws Exception {
        lab().faults().on(Fault.FULL_CARD);
        byte[] bytes = new byte[3_000_000];

        assertThatThrownBy(() -> recordings()
                        .upload("/DCIM/MOVIE/GIFT.MOV", bytes.length, new ByteArrayInputStream(bytes), _ -> {}))
                .isInstanceOf(DeviceException.StorageFull.class);
        // As it answers in the middle and hangs up.
        assertThatThrownBy(() -> new CardUpload(new CardHttp(
                                new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()),
                                lab().devices().getFirst().device().address(),
                                Optional.empty(),
                                Pace.REAL))
                        .send("/DCIM/MOVIE", "GIFT.MOV", bytes.length, new ByteArrayInputStream(bytes), _ -> {}))
                .isInstanceOf(DeviceException.StorageFull.class);
    }

    @Test
    void aFileThatEndsTooEarlyIsNotUploaded() throws Exception {
        InputStream shorter = new ByteArrayInputStream(new byte[1000]);

        assertThatThrownBy(() -> recordings().upload("/DCIM/MOVIE/GIFT.MOV", 2000, shorter, _ -> {}))
                .isInstanceOf(DeviceException.Media.class);
        assertThat(recordings().list().recordings())
                .noneMatch(each -> each.name().equals("GIFT.MOV"));
    }

    @Test
    void theLaterFirmwareIsBrowsedJustAsWell() throws Exception {
        try (Lab later = new Lab(
                Lab.Options.usual(Path.of("target", "lab-cache")).withFaults(List.of("chip=novatek", "speed=0")))) {
            later.start();
            try (Connection other = connect(later)) {
                Recordings recordings = other.capability(Recordings.class).orElseThrow();
                Recordings.CardList list = recordings.list();

                assertThat(list.recordings()).hasSizeGreaterThan(8);
                Recording clip = list.recordings().getFirst();
                try (Recordings.Transfer transfer = recordings.open(clip, 1000)) {
                    assertThat(Recordings.stream(transfer).readAllBytes())
                            .hasSize((int) clip.size().orElseThrow() - 1000);
                }
                recordings.delete(list.recordings().stream()
                        .filter(each -> !each.locked())
                        .findFirst()
                        .orElseThrow());
            }
        }
    }
}
