// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reports HTTP messages to the tap: requests with their bodies, answers with the first 64 KiB of theirs, once the
 * body was read that far, ended, failed or was closed. Of a body in parts, which does not end, it reports the head;
 * whoever takes the parts apart reports them one by one. While nobody listens it does nothing.
 */
final class HttpTap implements Interceptor {
    private static final int LONGEST_BODY = 64 * 1024;

    private final String family;
    private final WireTap tap;
    private final Clock clock;

    HttpTap(String family, WireTap tap, Clock clock) {
        this.family = family;
        this.tap = tap;
        this.clock = clock;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (!tap.active()) {
            return chain.proceed(chain.request());
        }
        Request request = chain.request();
        String peer = request.url().host() + ":" + request.url().port();
        report(peer, WireEvent.Direction.SENT, requestBytes(request));
        Response response = chain.proceed(request);
        Buffer head = new Buffer();
        head.writeUtf8("HTTP/1.1 " + response.code() + " " + response.message() + "\r\n");
        write(response.headers(), head);
        ResponseBody body = response.body();
        MediaType type = body.contentType();
        if (type != null && type.type().equals("multipart")) {
            report(peer, WireEvent.Direction.RECEIVED, head);
            return response;
        }
        return response.newBuilder()
                .body(new TappedBody(body, new Copy(body.source(), head, peer)))
                .build();
    }

    private static Buffer requestBytes(Request request) throws IOException {
        Buffer bytes = new Buffer();
        String query = request.url().encodedQuery();
        bytes.writeUtf8(request.method() + " " + request.url().encodedPath() + (query == null ? "" : "?" + query)
                + " HTTP/1.1\r\n");
        write(request.headers(), bytes);
        if (request.body() != null
                && !request.body().isOneShot()
                && request.body().contentLength() <= LONGEST_BODY) {
            request.body().writeTo(bytes);
        }
        return bytes;
    }

    private static void write(Headers headers, Buffer to) {
        for (int i = 0; i < headers.size(); i++) {
            to.writeString(headers.name(i) + ": " + headers.value(i) + "\r\n", StandardCharsets.ISO_8859_1);
        }
        to.writeUtf8("\r\n");
    }

    private void report(String peer, WireEvent.Direction direction, Buffer bytes) {
        byte[] copy = bytes.readByteArray();
        tap.report(() -> new WireEvent(
                clock.instant(), family, peer, direction, WireEvent.Transport.HTTP, ByteBuffer.wrap(copy)));
    }

    /** Keeps a copy of what is read until enough is there. */
    private final class Copy extends ForwardingSource {
        private final Buffer kept;
        private final String peer;
        private int room = LONGEST_BODY;
        private boolean reported;

        Copy(Source from, Buffer head, String peer) {
            super(from);
            this.kept = head;
            this.peer = peer;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                long count = super.read(sink, byteCount);
                if (count > 0 && room > 0) {
                    long taken = Math.min(count, room);
                    sink.copyTo(kept, sink.size() - count, taken);
                    room -= (int) taken;
                }
                if (count < 0 || room == 0) {
                    finish();
                }
                return count;
            } catch (IOException e) {
                finish();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            finish();
            super.close();
        }

        private void finish() {
            if (!reported) {
                reported = true;
                report(peer, WireEvent.Direction.RECEIVED, kept);
            }
        }
    }

    /** The body as before, read through the copy. */
    private static final class TappedBody extends ResponseBody {
        private final ResponseBody original;
        private final BufferedSource source;

        TappedBody(ResponseBody original, Source copy) {
            this.original = original;
            this.source = Okio.buffer(copy);
        }

        @Override
        public @Nullable MediaType contentType() {
            return original.contentType();
        }

        @Override
        public long contentLength() {
            return original.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
