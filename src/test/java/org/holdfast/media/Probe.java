// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;

/** Reads a file as a player would, without showing it. */
final class Probe implements StreamSource.Receiver {
    private String codec = "";
    private int width;
    private int pictures;
    private long first = -1;
    private boolean firstKey;
    private long last;

    /** What a file holds; stamps in ticks of 90 kHz. */
    record Result(String codec, int width, int pictures, long firstStamp, boolean firstKey, long lastStamp) {}

    static Result of(Path file) throws Exception {
        FfmpegEngine.load();
        Probe probe = new Probe();
        try (ContainerSource source = ContainerSource.of(file)) {
            source.run(probe);
        }
        return new Result(probe.codec, probe.width, probe.pictures, probe.first, probe.firstKey, probe.last);
    }

    @Override
    public void tracks(List<CodedTrack> tracks) throws DeviceException {
        CodedTrack video = tracks.getFirst();
        codec = avcodec.avcodec_get_name(video.codec()).getString();
        width = video.parameters().width();
        tracks.forEach(CodedTrack::close);
    }

    @Override
    public void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) {
        if (track == 0) {
            if (pictures++ == 0) {
                first = ticks;
                firstKey = key;
            }
            last = ticks;
        }
    }
}
