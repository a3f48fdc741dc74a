// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Sets up HTTP as small devices need it: HTTP/1.1 only, no kept connections, no redirects, no retries of its own, no
 * compression asked for, every socket held to the {@link Reach}, every message reported to the {@link WireTap}.
 * Thread-safe.
 */
public final class HttpClients {
    private final Network network;

    public HttpClients(Network network) {
        this.network = network;
    }

    /**
     * A client whose messages are reported under the name {@code http}.
     *
     * @param via the interface whose own address sockets are bound to; empty leaves it to the system
     * @param connect how long a connection may take
     * @param read how long the device may be silent
     * @param whole how long everything may take, which bounds answers that trickle; zero for no bound
     */
    public OkHttpClient client(Optional<LocalInterface> via, Duration connect, Duration read, Duration whole) {
        return client("http", via, connect, read, whole);
    }

    /**
     * A client.
     *
     * @param family the family's id, under which its messages are reported to the tap
     * @param via the interface whose own address sockets are bound to; empty leaves it to the system
     * @param connect how long a connection may take
     * @param read how long the device may be silent
     * @param whole how long everything may take, which bounds answers that trickle; zero for no bound
     */
    public OkHttpClient client(
            String family, Optional<LocalInterface> via, Duration connect, Duration read, Duration whole) {
        return new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .connectTimeout(connect)
                .readTimeout(read)
                .writeTimeout(read)
                .callTimeout(whole)
                .proxy(java.net.Proxy.NO_PROXY)
                .dns(host -> ClientSockets.resolve(network.reach(), host))
                .socketFactory(new ClientSockets(network.reach(), via))
                .addNetworkInterceptor(HttpClients::plain)
                .addNetworkInterceptor(new HttpTap(family, network.tap(), network.clock()))
                .build();
    }

    /**
     * Reads a whole body.
     *
     * <p>A body that ends before its announced length is given as far as it came: tiny servers announce wrong
     * lengths, so whoever understands the content judges it.
     *
     * @param limit most bytes to accept
     * @throws BodyTooLargeException when the body is longer; the rest is not read
     */
    public static byte[] read(Response response, int limit) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(limit, 4096));
        byte[] chunk = new byte[8192];
        try (InputStream in = response.body().byteStream()) {
            int count;
            while ((count = in.read(chunk)) >= 0) {
                if (body.size() + count > limit) {
                    throw new BodyTooLargeException(limit);
                }
                body.write(chunk, 0, count);
            }
        } catch (ProtocolException endedEarly) {
            return body.toByteArray();
        }
        return body.toByteArray();
    }

    /** Takes out what asks a tiny server for more than it has. */
    private static Response plain(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request()
                .newBuilder()
                .removeHeader("Accept-Encoding")
                .header("User-Agent", "Holdfast")
                .header("Connection", "close")
                .build());
    }
}
