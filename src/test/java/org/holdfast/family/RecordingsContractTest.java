// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.net.Registration;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;

/**
 * What the recordings of every family must do that offers them, against its virtual device; the others skip this,
 * saying so.
 */
public abstract class RecordingsContractTest {
    /** An open connection to the virtual device. */
    abstract Connection connected() throws DeviceException, InterruptedException;

    /** What the connection reports to. */
    abstract WireTap tap();

    /** What is done with the recordings of a connection. */
    @FunctionalInterface
    private interface Use {
        void with(Recordings recordings) throws Exception;
    }

    private void withRecordings(Use use) throws Exception {
        try (Connection connection = connected()) {
            Optional<Recordings> offered = connection.capability(Recordings.class);
            assumeTrue(offered.isPresent(), "This family has no recordings");
            use.with(offered.orElseThrow());
        }
    }

    /** The smallest one, so that little is transferred. */
    private static Recording smallest(Recordings recordings) throws Exception {
        return recordings.list().recordings().stream()
                .filter(each -> each.size().orElse(0) > 2000 && !each.growing())
                .min((one, other) ->
                        Long.compare(one.size().orElse(0), other.size().orElse(0)))
                .orElseThrow();
    }

    private static byte[] read(Recordings recordings, Recording recording, long from) throws Exception {
        try (Recordings.Transfer transfer = recordings.open(recording, from);
                InputStream in = Recordings.stream(transfer)) {
            assertThat(transfer.from()).isIn(0L, from);
            in.skipNBytes(from - transfer.from());
            return in.readAllBytes();
        }
    }

    @Test
    void recordingsHavePathsThatLeadNowhereElse() throws Exception {
        withRecordings(recordings -> {
            Recordings.CardList list = recordings.list();

            assertThat(list.recordings()).isNotEmpty().allSatisfy(each -> {
                assertThat(each.path()).startsWith("/").hasSizeLessThanOrEqualTo(1024);
                assertThat(each.path().chars()).noneMatch(Character::isISOControl);
                assertThat(Arrays.asList(each.path().substring(1).split("/", -1)))
                        .doesNotContain("", ".", "..");
                assertThat(each.size().orElse(0)).isNotNegative();
                assertThat(each.sizeTolerance()).isNotNegative();
            });
            assertThat(list.recordings().stream().map(Recording::path)).doesNotHaveDuplicates();
            list.remark().ifPresent(FamilyContractTest::assertSpoken);
        });
    }

    @Test
    void aRecordingComesWholeAndGoesOnWhereItBrokeOff() throws Exception {
        withRecordings(recordings -> {
            Recording recording = smallest(recordings);

            byte[] whole = read(recordings, recording, 0);
            byte[] rest = read(recordings, recording, whole.length / 2);

            assertThat(recording.mayHave(whole.length)).isTrue();
            assertThat(rest).isEqualTo(Arrays.copyOfRange(whole, whole.length / 2, whole.length));
        });
    }

    @Test
    void aThumbnailIsAPictureOrThereIsNone() throws Exception {
        withRecordings(recordings -> {
            for (Recording each :
                    recordings.list().recordings().stream().limit(3).toList()) {
                Optional<byte[]> picture = recordings.thumbnail(each);

                picture.ifPresent(bytes -> assertThat(bytes).startsWith(0xff, 0xd8, 0xff));
            }
        });
    }

    @Test
    void aRecordingThatIsNotThereIsRefused() throws Exception {
        withRecordings(recordings -> {
            Recording known = smallest(recordings);
            Recording gone = at(known.path().substring(0, known.path().lastIndexOf('/') + 1) + "NOSUCH.MOV");

            assertThatThrownBy(() -> recordings.open(gone, 0))
                    .isInstanceOfSatisfying(DeviceException.Refused.class, e -> {
                        FamilyContractTest.assertSpoken(e.sentence());
                        FamilyContractTest.assertSpoken(e.advice());
                    });
        });
    }

    @Test
    void nothingIsSentToDeleteWhatWasNotListedOrIsLocked() throws Exception {
        withRecordings(recordings -> {
            Recording known = smallest(recordings);
            List<Recording> untouchable = new java.util.ArrayList<>(List.of(
                    at(known.path() + "x"),
                    at(known.path().substring(0, known.path().lastIndexOf('/'))),
                    at("/"),
                    at("/../x")));
            recordings.list().recordings().stream().filter(Recording::locked).forEach(untouchable::add);
            List<WireEvent> sent = new CopyOnWriteArrayList<>();
            try (Registration _ = tap().listen(sent::add)) {
                for (Recording each : untouchable) {
                    assertThatThrownBy(() -> recordings.delete(each))
                            .as(each.path())
                            .isInstanceOf(DeviceException.NotAllowed.class);
                }
            }
            assertThat(sent).isEmpty();
        });
    }

    @Test
    void nothingIsSentToUploadWhatLooksLikeFirmware() throws Exception {
        withRecordings(recordings -> {
            String folder = smallest(recordings).path().replaceAll("/[^/]*$", "/");
            List<WireEvent> sent = new CopyOnWriteArrayList<>();
            try (Registration _ = tap().listen(sent::add)) {
                for (String name : List.of("FWSJ4000.bin", "fw.bin", "X.BIN", "x.bin.", "x.bin ", "../x.MOV", "")) {
                    assertThatThrownBy(() ->
                                    recordings.upload(folder + name, 4, new ByteArrayInputStream(new byte[4]), _ -> {}))
                            .as(name)
                            .isInstanceOf(DeviceException.NotAllowed.class);
                }
            }
            assertThat(sent).isEmpty();
        });
    }

    @Test
    void theWireTapIsToldOfTransfersAndNotWhatTheyHold() throws Exception {
        withRecordings(recordings -> {
            Recording recording = recordings.list().recordings().stream()
                    .filter(each -> each.size().orElse(0) > 500_000 && !each.growing())
                    .findFirst()
                    .orElseThrow();
            List<WireEvent> events = new CopyOnWriteArrayList<>();
            try (Registration _ = tap().listen(events::add)) {
                read(recordings, recording, 0);
            }

            assertThat(events.stream().map(WireEvent::direction))
                    .contains(WireEvent.Direction.SENT, WireEvent.Direction.RECEIVED);
            assertThat(events.stream()
                            .mapToInt(event -> event.bytes().remaining())
                            .sum())
                    .isLessThan(100_000);
        });
    }

    private static Recording at(String path) {
        return new Recording(
                path, Recording.Kind.CLIP, OptionalLong.empty(), 0, Optional.empty(), Optional.empty(), false, false);
    }
}
