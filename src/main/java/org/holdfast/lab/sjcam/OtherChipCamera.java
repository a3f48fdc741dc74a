// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.net.Address;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;

/**
 * A camera of the same looks with another maker's chip: just so much of it as a search sees, to show that it is named
 * and not taken for silence. The protocol reference gives only the gateway addresses and Ambarella's JSON on TCP 7878
 * (section 1); what the web servers say is our assumption.
 */
public final class OtherChipCamera implements LabDevice {
    private static final int JSON_PORT = 7878;
    private static final int CONNECTIONS = 8;
    private static final int TIMEOUT_MILLIS = 15_000;

    private final Listeners listeners = new Listeners();
    private final String chip;
    private final InetAddress bind;
    private final int webPort;
    private final int jsonPort;
    private @Nullable Listener web;
    private @Nullable Listener json;

    /**
     * Switches one on.
     *
     * @param chip ambarella, hisilicon or allwinner
     * @throws IOException when its web server's port is taken
     */
    public OtherChipCamera(InetAddress bind, SjcamPorts wanted, String chip) throws IOException {
        this.chip = chip;
        this.bind = bind;
        try {
            Listener page = listeners.tcp(bind, wanted.http(), "lab-other-chip", CONNECTIONS, this::page);
            web = page;
            webPort = page.address().getPort();
            if (chip.equals("ambarella")) {
                Listener session = json();
                json = session;
                jsonPort = session.address().getPort();
            } else {
                jsonPort = 0;
            }
        } catch (IOException | RuntimeException e) {
            listeners.close();
            throw e;
        }
    }

    @Override
    public String family() {
        return SjcamCamera.FAMILY;
    }

    /** Complete; {@code json} names Ambarella's port. */
    @Override
    public Address address() {
        SortedMap<String, Integer> named =
                jsonPort == 0 ? Collections.emptySortedMap() : new TreeMap<>(Map.of("json", jsonPort));
        return new Address(bind.getHostAddress(), OptionalInt.of(webPort), named);
    }

    @Override
    public Map<String, String> facts(Address reached) {
        return Map.of();
    }

    @Override
    public String name() {
        return switch (chip) {
            case "ambarella" -> "Virtual camera with an Ambarella chip";
            case "hisilicon" -> "Virtual camera with a HiSilicon chip";
            default -> "Virtual camera with an Allwinner chip";
        };
    }

    @Override
    public synchronized void unplug() {
        Stream.of(web, json).filter(Objects::nonNull).forEach(Listener::close);
        web = null;
        json = null;
    }

    @Override
    public synchronized void plug() throws IOException {
        if (web == null) {
            web = listeners.tcp(bind, webPort, "lab-other-chip", CONNECTIONS, this::page);
        }
        if (json == null && jsonPort != 0) {
            json = listeners.tcp(bind, jsonPort, "lab-ambarella", CONNECTIONS, OtherChipCamera::converse);
        }
    }

    @Override
    public void close() {
        listeners.close();
    }

    private Listener json() throws IOException {
        try {
            return listeners.tcp(bind, JSON_PORT, "lab-ambarella", CONNECTIONS, OtherChipCamera::converse);
        } catch (BindException e) {
            return listeners.tcp(bind, 0, "lab-ambarella", CONNECTIONS, OtherChipCamera::converse);
        }
    }

    private void page(Socket client) throws IOException {
        client.setSoTimeout(TIMEOUT_MILLIS);
        Optional<Request> request = Request.read(client.getInputStream());
        if (request.isEmpty() || chip.equals("ambarella")) {
            return;
        }
        String body = chip.equals("hisilicon")
                ? "<html><head><meta http-equiv=\"refresh\" content=\"0;url=/cgi-bin/hisnet/\"></head></html>\n"
                : "<html><head><title>Allwinner Technology</title></head></html>\n";
        boolean root = request.get().path().isEmpty() && request.get().query().isEmpty();
        client.getOutputStream()
                .write(((root ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") + "\r\nContent-Type: text/html\r\n"
                                + "Content-Length: " + (root ? body.length() : 0) + "\r\nConnection: close\r\n\r\n"
                                + (root ? body : ""))
                        .getBytes(StandardCharsets.ISO_8859_1));
        client.shutdownOutput();
    }

    /** Whatever is asked, there is no session yet: {@code rval} -4. */
    private static void converse(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        int depth = 0;
        int octet;
        while ((octet = client.getInputStream().read()) >= 0) {
            depth += octet == '{' ? 1 : octet == '}' ? -1 : 0;
            if (octet == '}' && depth == 0) {
                out.write("{\"rval\":-4,\"msg_id\":0}".getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
