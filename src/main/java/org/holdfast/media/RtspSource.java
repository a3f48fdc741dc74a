// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.media.rtsp.RtspClient;
import org.holdfast.media.rtsp.RtspTrack;
import org.holdfast.net.Network;

/** Units from our own RTSP client. */
final class RtspSource implements StreamSource {
    private static final int LARGEST_EXTRA = 4096;

    private final RtspClient client;

    RtspSource(Network network, LiveStream.Rtsp stream) {
        this.client = new RtspClient(network, stream);
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        List<RtspTrack> tracks = client.open();
        receiver.tracks(tracks.stream().map(RtspSource::coded).toList());
        client.receive(track -> (bytes, ticks, key, damaged, arrivedNanos) -> {
            try {
                receiver.unit(track, bytes, ticks, key, arrivedNanos);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static CodedTrack coded(RtspTrack track) {
        if (track.video()) {
            boolean older = track.encoding().equals("H264");
            return CodedTrack.video(
                    older ? avcodec.AV_CODEC_ID_H264 : avcodec.AV_CODEC_ID_HEVC,
                    track.clockRate(),
                    parameterSets(track));
        }
        int codec = switch (track.encoding()) {
            case "PCMU" -> avcodec.AV_CODEC_ID_PCM_MULAW;
            case "PCMA" -> avcodec.AV_CODEC_ID_PCM_ALAW;
            case "L16" -> avcodec.AV_CODEC_ID_PCM_S16BE;
            case "OPUS" -> avcodec.AV_CODEC_ID_OPUS;
            case "MPA" -> avcodec.AV_CODEC_ID_MP3;
            default -> avcodec.AV_CODEC_ID_AAC;
        };
        return CodedTrack.sound(codec, track.clockRate(), track.channels(), configuration(track));
    }

    /** Parameter sets from the description (RFC 6184, section 8.1; RFC 7798, section 7.1), with start codes. */
    static byte[] parameterSets(RtspTrack track) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (String name : List.of("sprop-vps", "sprop-sps", "sprop-pps", "sprop-parameter-sets")) {
            for (String one : track.parameters().getOrDefault(name, "").split(",", 16)) {
                byte[] set = decode(one.strip());
                if (set.length > 0 && sets.size() + set.length <= LARGEST_EXTRA) {
                    sets.writeBytes(new byte[] {0, 0, 0, 1});
                    sets.writeBytes(set);
                }
            }
        }
        return sets.toByteArray();
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The sets come again inside the stream.
            return new byte[0];
        }
    }

    private static byte[] configuration(RtspTrack track) {
        String config = track.parameters().getOrDefault("config", "");
        boolean plain = config.length() <= 2 * LARGEST_EXTRA && config.matches("(?:[0-9A-Fa-f]{2})*");
        return plain ? HexFormat.of().parseHex(config) : new byte[0];
    }

    @Override
    public long lost() {
        return client.lost();
    }

    @Override
    public long bytes() {
        return client.bytes();
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}
