// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.lab.Lab;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The card of the lab's camera, with real bytes. */
class RecordingsWithLabTest {
    private static final String CLIP = "/DCIM/MOVIE/2016_1001_233301_005.MOV";
    private static final String LOCKED = "/DCIM/MOVIE/2016_1001_232659_003.MOV";

    private final WireTap tap = new WireTap();
    private final Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")));
    private final List<Connection> open = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        lab.start();
    }

    @AfterEach
    void stop() {
        open.forEach(Connection::close);
        lab.close();
    }

    private Recordings recordings() throws Exception {
        SjcamFamily family = new SjcamFamily(
                new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), tap, Clock.systemUTC()), new Pace(30, 4));
        Found found = family.identify(lab.devices().getFirst().device().address(), Optional.empty());
        Connection connection = family.connect(((Found.Supported) found).device(), Credentials.NONE);
        open.add(connection);
        return connection.capability(Recordings.class).orElseThrow();
    }

    private static Recording named(Recordings.CardList list, String path) {
        return list.recordings().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static byte[] whole(Recordings recordings, Recording recording, long from) throws Exception {
        try (Recordings.Transfer transfer = recordings.open(recording, from)) {
            assertThat(transfer.from()).isEqualTo(from);
            return Recordings.stream(transfer).readAllBytes();
        }
    }

    @Test
    void theCardIsListedWithExactSizesTimesAndLocks() throws Exception {
        Recordings.CardList list = recordings().list();

        assertThat(list.remark()).isEmpty();
        assertThat(list.unreadable()).isZero();
        assertThat(list.recordings()).allMatch(each -> each.sizeTolerance() == 0 && !each.growing());
        Recording clip = named(list, CLIP);
        assertThat(clip.kind()).isEqualTo(Recording.Kind.CLIP);
        assertThat(clip.began()).hasValue(LocalDateTime.of(2016, 10, 1, 23, 33, 1));
        assertThat(clip.length()).hasValue(Duration.ofSeconds(6));
        assertThat(clip.locked()).isFalse();
        assertThat(named(list, LOCKED).locked()).isTrue();
        assertThat(named(list, "/DCIM/MOVIE/2016_1002_080000_002.MOV").length()).isEmpty();
        assertThat(named(list, "/DCIM/PHOTO/2016_1001_231544_001.JPG").kind()).isEqualTo(Recording.Kind.PHOTO);
    }

    @Test
    void aTransferBeginsWhereItIsAskedToAndGivesTheSameBytes() throws Exception {
        Recordings recordings = recordings();
        Recording clip = named(recordings.list(), CLIP);

        byte[] all = whole(recordings, clip, 0);
        byte[] tail = whole(recordings, clip, 1000);

        assertThat(all).hasSize(Math.toIntExact(clip.size().orElseThrow()));
        assertThat(new String(all, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(tail).isEqualTo(Arrays.copyOfRange(all, 1000, all.length));
        assertThatThrownBy(() -> recordings.open(clip, all.length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThumbnailIsASmallPicture() throws Exception {
        Recordings recordings = recordings();

        byte[] picture = recordings.thumbnail(named(recordings.list(), CLIP)).orElseThrow();

        assertThat(picture).hasSizeBetween(500, 50_000).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void whatWasDeletedIsGoneAndWhatIsProtectedStays() throws Exception {
        Recordings recordings = recordings();
        Recordings.CardList list = recordings.list();

        recordings.delete(named(list, CLIP));

        assertThat(recordings.list().recordings()).noneMatch(each -> each.path().equals(CLIP));
        assertThatThrownBy(() -> recordings.delete(named(list, CLIP))).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> recordings.delete(named(list, LOCKED)))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        e -> assertThat(e.sentence().toString()).contains("2016_1001_232659_003.MOV"));
    }

    @Test
    void anUploadIsListedAndComesBackTheSame() throws Exception {
        Recordings recordings = recordings();
        byte[] bytes = new byte[200_000];
        new java.util.SplittableRandom(5).nextBytes(bytes);
        List<Long> sent = new ArrayList<>();

        Recording put =
                recordings.upload("/DCIM/MOVIE/My film.mp4", bytes.length, new ByteArrayInputStream(bytes), sent::add);

        // The camera writes short names in capitals.
        assertThat(put.path()).isEqualTo("/DCIM/MOVIE/MY FILM.MP4");
        assertThat(sent).last().isEqualTo(200_000L);
        assertThat(whole(recordings, put, 0)).isEqualTo(bytes);
        assertThatThrownBy(() -> recordings.upload(
                        "/DCIM/MOVIE/My film.mp4", bytes.length, new ByteArrayInputStream(bytes), sent::add))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("already");
    }
}
