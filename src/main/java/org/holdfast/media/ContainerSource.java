// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/** A file, or bytes of a container that come from elsewhere, front to back; see {@link ContainerInput}. */
final class ContainerSource implements StreamSource {
    private static final int CLOCK_RATE = 90_000;

    private final String where;
    private final ReadableByteChannel channel;
    private volatile @Nullable ContainerInput open;
    private volatile boolean closed;

    private ContainerSource(String where, ReadableByteChannel channel) {
        this.where = where;
        this.channel = channel;
    }

    /** Bytes that come once, front to back. */
    static ContainerSource of(String where, InputStream in) {
        return new ContainerSource(where, Channels.newChannel(in));
    }

    /** A file. */
    static ContainerSource of(Path file) throws IOException {
        return new ContainerSource(String.valueOf(file.getFileName()), Files.newByteChannel(file));
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        try (ContainerInput input = ContainerInput.open(where, channel)) {
            open = input;
            deliver(input, receiver);
        }
    }

    private void deliver(ContainerInput input, Receiver receiver) throws DeviceException, InterruptedException {
        int video = input.track(true, -1);
        int sound = input.track(false, video);
        if (video < 0 && sound < 0) {
            throw MediaTexts.media("file-unreadable", null, where);
        }
        List<CodedTrack> tracks = new ArrayList<>();
        if (video >= 0) {
            tracks.add(CodedTrack.copy(
                    true, CLOCK_RATE, input.context().streams(video).codecpar()));
        }
        if (sound >= 0) {
            tracks.add(CodedTrack.copy(
                    false, CLOCK_RATE, input.context().streams(sound).codecpar()));
        }
        receiver.tracks(List.copyOf(tracks));
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (!closed && input.read(packet)) {
                int index = packet.stream_index();
                if ((index == video || index == sound) && packet.size() > 0) {
                    hand(input, packet, index == video || video < 0 ? 0 : 1, receiver);
                }
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    private static void hand(ContainerInput input, AVPacket packet, int track, Receiver receiver)
            throws InterruptedException {
        boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
        ByteBuffer bytes = packet.data().capacity(packet.size()).asByteBuffer();
        receiver.unit(track, bytes, input.stamp(packet, CLOCK_RATE), key, System.nanoTime());
    }

    @Override
    public long lost() {
        return -1;
    }

    @Override
    public long bytes() {
        ContainerInput input = open;
        return input == null ? 0 : input.bytes();
    }

    @Override
    public boolean oneClock() {
        return true;
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }
}
