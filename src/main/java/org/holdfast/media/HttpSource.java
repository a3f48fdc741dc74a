// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.net.HttpClients;
import org.holdfast.net.Network;
import org.holdfast.net.OutOfReachException;
import org.holdfast.net.WireEvent;
import org.jspecify.annotations.Nullable;

/**
 * A picture over HTTP: JPEGs in parts (protocol reference of the SJCAM family, section 11), or any container that
 * libavformat reads.
 */
final class HttpSource implements StreamSource {
    /** Ticks a second of the timestamps, which are those of arrival. */
    private static final int CLOCK_RATE = 90_000;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Network network;
    private final String where;
    private final Call call;
    private volatile long bytes;
    private volatile @Nullable ContainerSource container;
    private volatile boolean closed;

    HttpSource(Network network, LiveStream.Mjpeg stream) {
        this.network = network;
        this.where = MediaTexts.where(stream.address());
        Request request = new Request.Builder()
                .url(stream.address().toString())
                .header("User-Agent", "Holdfast")
                .header("Accept-Encoding", "identity")
                .build();
        this.call = new HttpClients(network)
                .client(stream.via(), CONNECT, SILENCE, Duration.ZERO)
                .newCall(request);
    }

    @Override
    public void run(Receiver receiver) throws DeviceException, InterruptedException {
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw MediaTexts.media("http-status", null, where, Integer.toString(response.code()));
            }
            InputStream body = response.body().byteStream();
            String boundary = MultipartReader.boundary(Objects.requireNonNullElse(response.header("Content-Type"), ""));
            if (boundary == null) {
                container(body, receiver);
            } else {
                parts(new MultipartReader(body, boundary), receiver);
            }
        } catch (OutOfReachException e) {
            throw MediaTexts.outOfReach(where);
        } catch (MultipartReader.MalformedPartException e) {
            throw new DeviceException.Malformed(
                    where, MediaTexts.of("tried.waiting"), MediaTexts.of("part-malformed"), e);
        } catch (SocketTimeoutException e) {
            throw MediaTexts.timedOut(where, e);
        } catch (IOException e) {
            throw bytes > 0 ? MediaTexts.media("ended", e, where) : MediaTexts.unreachable(where, e);
        }
    }

    private void parts(MultipartReader reader, Receiver receiver)
            throws IOException, DeviceException, InterruptedException {
        receiver.tracks(List.of(CodedTrack.video(avcodec.AV_CODEC_ID_MJPEG, CLOCK_RATE, new byte[0])));
        long start = System.nanoTime();
        while (true) {
            ByteBuffer part = reader.next();
            bytes = reader.bytes();
            if (part == null) {
                return;
            }
            if (part.remaining() == 0) {
                continue;
            }
            long now = System.nanoTime();
            // Requests, heads and other bodies are reported by the client.
            if (network.tap().active()) {
                ByteBuffer copy = ByteBuffer.allocate(part.remaining())
                        .put(part.duplicate())
                        .flip();
                network.tap().report(() -> received(copy));
            }
            receiver.unit(0, part, (now - start) / 1000 * 9 / 100, true, now);
        }
    }

    private void container(InputStream body, Receiver receiver) throws DeviceException, InterruptedException {
        ContainerSource reading = ContainerSource.of(where, body);
        container = reading;
        if (closed) {
            reading.close();
        }
        reading.run(receiver);
    }

    private WireEvent received(ByteBuffer part) {
        return new WireEvent(
                network.clock().instant(), "http", where, WireEvent.Direction.RECEIVED, WireEvent.Transport.HTTP, part);
    }

    @Override
    public long lost() {
        return -1;
    }

    @Override
    public long bytes() {
        ContainerSource reading = container;
        return reading == null ? bytes : reading.bytes();
    }

    @Override
    public boolean live() {
        return container == null;
    }

    @Override
    public void close() {
        closed = true;
        call.cancel();
        ContainerSource reading = container;
        if (reading != null) {
            reading.close();
        }
    }
}
