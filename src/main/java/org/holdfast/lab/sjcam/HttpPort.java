// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/**
 * The camera's web server towards one client after the other: one request a connection, at most four connections,
 * the fifth gets the Page Not found page, HEAD is not answered at all (protocol reference, section 2).
 */
final class HttpPort {
    /** Served, or refused with a page, at a time. */
    static final int CONNECTIONS = 64;

    private static final int MOST_AT_A_TIME = 4;
    private static final int REQUEST_TIMEOUT_MILLIS = 15_000;

    private final Faults faults;
    private final BooleanSupplier silent;
    private final boolean later;
    private final ReplyWriter writer;
    private final Site site;
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();

    /** Answers a request. */
    @FunctionalInterface
    interface Site {
        /** Empty means that the camera never answers this one. */
        Optional<Reply> answer(Request request, Socket client) throws IOException;
    }

    /**
     * @param silent whether the camera answers nothing now
     * @param later whether this is the later firmware
     */
    HttpPort(Faults faults, BooleanSupplier silent, boolean later, Site site) {
        this.faults = faults;
        this.silent = silent;
        this.later = later;
        this.site = site;
        this.writer = new ReplyWriter(faults, later ? "hfs/1.00.000" : "eCos/1.0");
    }

    void serve(Socket client) throws IOException {
        boolean tooMany = connected.incrementAndGet() > MOST_AT_A_TIME;
        try {
            client.setSoTimeout(REQUEST_TIMEOUT_MILLIS);
            Optional<Request> read = Request.read(client.getInputStream());
            if (read.isPresent()) {
                answer(client, read.get(), tooMany);
            }
        } finally {
            connected.decrementAndGet();
        }
    }

    private void answer(Socket client, Request request, boolean tooMany) throws IOException {
        boolean headOnly = request.method().equals("HEAD");
        if (silent.getAsBoolean()) {
            Pause.untilGone(client);
            return;
        }
        if ((headOnly && !later)
                || (!headOnly
                        && !request.method().equals("GET")
                        && !request.method().equals("POST"))) {
            return;
        }
        long number = requests.incrementAndGet();
        if (faults.has(Fault.DROP) && number % faults.number(Fault.DROP, 1) == 0) {
            return;
        }
        Pause.millis(faults.number(Fault.DELAY, 0));
        Optional<Reply> reply = tooMany || faults.has(Fault.BUSY_PAGE)
                ? Optional.of(Reply.html(Reply.NOT_FOUND))
                : site.answer(request, client);
        if (reply.isEmpty()) {
            Pause.untilGone(client);
            return;
        }
        if (request.command().isPresent() && faults.has(Fault.MALFORMED)) {
            Malformed.write(
                    client.getOutputStream(), faults.value(Fault.MALFORMED).orElse(""), reply.get(), writer);
        } else {
            writer.write(client.getOutputStream(), reply.get(), headOnly);
        }
        client.shutdownOutput();
    }
}
