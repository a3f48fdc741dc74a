// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings: whole ones, killed ones, and ones whose disk is full. */
class RunningRecordingTest {
    private static final int PICTURES = 150;

    private final List<ByteBuffer> pictures = Clips.pictures(320, 240, PICTURES);
    private final PictureOutput output = new PictureOutput(new WatchingListener());

    @TempDir
    private Path folder;

    RunningRecordingTest() throws DeviceException {
        output.discard(output.borrow(320, 240));
    }

    @Test
    void aRecordingBeginsAtAKeyPictureAndAtZero() throws Exception {
        Path file = folder.resolve("clip.mp4");
        RunningRecording recording = RunningRecording.open(new RecordingTarget.File(file), output);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 7, PICTURES);
            recording.close();
        }

        Probe.Result result = Probe.of(file);
        assertThat(result.firstKey()).isTrue();
        assertThat(result.firstStamp()).isZero();
        assertThat(result.pictures()).isEqualTo(PICTURES - 15);
        assertThat(result.lastStamp()).isEqualTo((PICTURES - 16) * 3000L);
        assertThat(recording.length()).isEqualTo(Duration.ofMillis((PICTURES - 15) * 100 / 3));
        assertThat(recording.bytes()).isEqualTo(Files.size(file));
        assertThat(recording.failure()).isEmpty();
    }

    @Test
    void aFileWhoseWriterWasKilledPlaysButForItsLastSecond() throws Exception {
        Path file = folder.resolve("clip.mp4");
        Path killed = folder.resolve("killed.mp4");
        RunningRecording recording = RunningRecording.open(new RecordingTarget.File(file), output);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 0, PICTURES);
            await().atMost(10, SECONDS).until(() -> recording.length().toMillis() >= 4900);
            Files.copy(file, killed);
            recording.close();
        }

        Probe.Result result = Probe.of(killed);
        assertThat(result.codec()).isEqualTo("h264");
        assertThat(result.pictures()).isBetween(PICTURES - 35, PICTURES);
        assertThat(Probe.of(file).pictures()).isEqualTo(PICTURES);
    }

    @Test
    void afterAFullDiskWhatIsThereCanBePlayed() throws Exception {
        Path file = folder.resolve("clip.mp4");
        long room = sizeOf(PICTURES) * 2 / 3;
        FullDisk disk = new FullDisk(file, room);
        RunningRecording recording = RunningRecording.open(
                new RecordingTarget.File(file), RecordingSink.of(disk), output, true, RunningRecording.LateSound.NONE);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 0, PICTURES);
            await().atMost(10, SECONDS)
                    .until(() -> !recording.running() || recording.length().toMillis() >= 4900);
            recording.close();
        }

        assertThat(recording.running()).isFalse();
        assertThat(recording.failure()).containsInstanceOf(DeviceException.StorageFull.class);
        assertThat(recording.failure().orElseThrow().sentence().toString()).contains("no room left at clip.mp4");
        assertThat(Probe.of(file).pictures()).isBetween(30, PICTURES - 1);
    }

    @Test
    void aPipeThatBreaksEndsTheRecordingOnly() throws Exception {
        OutputStream broken = new OutputStream() {
            private int count;

            @Override
            public void write(int b) throws IOException {
                if (++count > 5000) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        RunningRecording recording = RunningRecording.open(new RecordingTarget.Stream(broken), output);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 0, PICTURES);
            await().atMost(10, SECONDS).until(() -> !recording.running());
            feed(recording, 0, 5);
            recording.close();
        }

        assertThat(recording.failure()).containsInstanceOf(DeviceException.Media.class);
    }

    @Test
    void aStreamIsOnlyWrittenForwardAndPlays() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunningRecording recording = RunningRecording.open(new RecordingTarget.Stream(out), output);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 0, PICTURES);
            recording.close();
        }
        Path file = folder.resolve("piped.mp4");
        Files.write(file, out.toByteArray());

        assertThat(Probe.of(file).pictures()).isEqualTo(PICTURES);
    }

    @Test
    void aPictureOfAnotherSizeEndsTheRecordingWithASentence() throws Exception {
        Path file = folder.resolve("clip.mp4");
        RunningRecording recording = RunningRecording.open(new RecordingTarget.File(file), output);
        try (CodedTrack track = track()) {
            recording.begin(track);
            feed(recording, 0, 60);
            try (CodedUnit other = CodedUnit.of(Clips.pictures(640, 480, 1).getFirst(), 180_000, true, 0)) {
                recording.offer(other, true);
            }
            await().atMost(10, SECONDS).until(() -> !recording.running());
        }

        assertThat(recording.failure().orElseThrow().sentence().toString()).contains("changed the size");
        assertThat(Probe.of(file).pictures()).isEqualTo(60);
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws Exception {
        Path file = Files.createFile(folder.resolve("clip.mp4"));

        assertThatThrownBy(() -> RunningRecording.open(new RecordingTarget.File(file), output))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static CodedTrack track() {
        return CodedTrack.video(avcodec.AV_CODEC_ID_H264, 90_000, new byte[0]);
    }

    private long sizeOf(int count) {
        return pictures.subList(0, count).stream()
                .mapToLong(ByteBuffer::remaining)
                .sum();
    }

    private void feed(RunningRecording recording, int from, int to) {
        for (int i = from; i < to; i++) {
            try (CodedUnit unit = CodedUnit.of(pictures.get(i).duplicate(), i * 3000L, i % 15 == 0, 0)) {
                recording.offer(unit, true);
            }
        }
    }

    /** A file on a disk with little room. */
    private static final class FullDisk implements SeekableByteChannel {
        private final SeekableByteChannel file;
        private final long room;

        FullDisk(Path path, long room) throws IOException {
            file = Files.newByteChannel(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            this.room = room;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            if (file.position() + from.remaining() > room) {
                throw new IOException("No space left on device");
            }
            return file.write(from);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            file.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
