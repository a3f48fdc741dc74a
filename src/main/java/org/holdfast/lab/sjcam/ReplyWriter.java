// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/** Writes answers byte for byte as the camera does (protocol reference, section 2), with the faults that are on. */
final class ReplyWriter {
    private static final int PIECE = 16384;
    private static final int LARGEST_PIECE = 131_072;

    private final Faults faults;
    private final String server;
    private final Throughput throughput;

    /** @param server the name in the Server header */
    ReplyWriter(Faults faults, String server) {
        this.faults = faults;
        this.server = server;
        this.throughput = new Throughput(faults);
    }

    void write(OutputStream out, Reply reply, boolean headOnly) throws IOException {
        byte[] head = head(reply).getBytes(StandardCharsets.ISO_8859_1);
        long length = headOnly ? 0 : reply.length();
        if (faults.has(Fault.CUT)) {
            String value = faults.value(Fault.CUT).orElse("half");
            length = value.equals("half") ? length / 2 : Math.min(length, Integer.parseInt(value));
        }
        if (faults.has(Fault.TRICKLE)) {
            trickle(out, head);
            try (InputStream in = reply.content().open(reply.from())) {
                trickle(out, in.readNBytes((int) Math.min(length, 1 << 20)));
            }
            return;
        }
        if (length <= PIECE) {
            // One write, as the real server's small answers come in one packet.
            byte[] whole = new byte[head.length + (int) length];
            System.arraycopy(head, 0, whole, 0, head.length);
            try (InputStream in = reply.content().open(reply.from())) {
                in.readNBytes(whole, head.length, (int) length);
            }
            out.write(whole);
            out.flush();
            return;
        }
        out.write(head);
        try (InputStream in = reply.content().open(reply.from())) {
            copy(in, out, length);
        }
        out.flush();
    }

    private String head(Reply reply) {
        long length = reply.length() + faults.number(Fault.WRONG_LENGTH, 0);
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(status(reply.code()))
                .append("\r\nServer: ")
                .append(server)
                .append("\r\nCache-Control:no-store, no-cache, must-revalidate\r\nPragma: no-cache\r\n")
                .append("Accept-Ranges: bytes\r\n");
        if (reply.length() < Content.Endless.SIZE) {
            head.append("Content-length: ").append(Math.max(0, length)).append("\r\n");
        }
        if (reply.code() == 206 && reply.more().isEmpty()) {
            // That a part is answered in this form is our assumption: protocol reference, section 17.
            head.append(range(reply.from(), reply.length(), reply.content().size()))
                    .append("\r\n");
        }
        if (!reply.more().isEmpty()) {
            head.append(reply.more()).append("\r\n");
        }
        return head.append("Content-type: ")
                .append(reply.type())
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }

    /** The line that says which part of a file an answer holds. */
    static String range(long from, long length, long size) {
        return "Content-range: bytes " + from + "-" + (from + length - 1) + "/" + size;
    }

    private static String status(int code) {
        return switch (code) {
            case 206 -> "206 Partial Content";
            case 302 -> "302 Found";
            case 404 -> "404 Not Found";
            case 416 -> "416 Requested Range Not Satisfiable";
            default -> "200 OK";
        };
    }

    private void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[LARGEST_PIECE];
        Throughput.Lane lane = throughput.lane();
        long left = length;
        while (left > 0) {
            int count = in.readNBytes(piece, 0, (int) Math.min(lane.piece(piece.length), left));
            if (count == 0) {
                return;
            }
            out.write(piece, 0, count);
            left -= count;
            lane.passed(count);
        }
    }

    private void trickle(OutputStream out, byte[] bytes) throws IOException {
        for (byte each : bytes) {
            out.write(each);
            out.flush();
            Pause.millis(faults.number(Fault.TRICKLE, 0));
        }
    }
}
