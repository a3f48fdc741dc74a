// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.List;
import org.holdfast.lab.fault.Fault;

/** The binary dialect, of a camera without cipher (protocol reference, section 7). For the loop's thread. */
final class BinarySpeech implements Speech {
    private static final int HEAD = 12;
    private static final int ENTRY = 0x5c;
    private static final int TICKET = 0x0403_0201;
    private static final int NO_TICKET = -1010;
    private static final int SCAN_MILLIS = 300;
    private static final long RESTART_NANOS = 300_000_000;
    private static final int MILLIVOLT = 3986;

    private final PpppCamera camera;
    private final Viewer viewer;
    private final Body body;
    private boolean allowed;

    BinarySpeech(PpppCamera camera, Viewer viewer) {
        this.camera = camera;
        this.viewer = viewer;
        this.body = camera.body();
    }

    @Override
    public void connected() {
        // It waits to be asked.
    }

    @Override
    public Stream.Shape shape() {
        return new Stream.Shape(1, 1, 0, Stream.Sound.BINARY, true);
    }

    @Override
    public void command(byte[] packet) {
        if (packet.length < HEAD || Bytes.two(packet, 0) != 0x110a) {
            return;
        }
        int command = Bytes.twoLow(packet, 2);
        int length = Bytes.twoLow(packet, 4) - 4;
        if (length < 0 || length > packet.length - HEAD) {
            return;
        }
        body.count("commands");
        byte[] payload = new byte[length];
        System.arraycopy(packet, HEAD, payload, 0, length);
        plain(payload);
        int ticket = Bytes.fourLow(packet, 8);
        if (command == 0x1020) {
            login(payload);
        } else if (allowed && ticket == (shortLogin() ? 0 : TICKET)) {
            run(command, payload);
        } else {
            answer(command, 1, new byte[0]);
        }
    }

    private boolean shortLogin() {
        return body.faults().has(Fault.SHORT_LOGIN);
    }

    /** What a wrong password looks like is recorded nowhere; this one hangs up, as some JSON cameras do. */
    private void login(byte[] payload) {
        body.count("logins");
        if (payload.length < 160 || !body.knows(Bytes.text(payload, 0, 32), Bytes.text(payload, 32, 128))) {
            viewer.hangUp();
            return;
        }
        allowed = true;
        if (shortLogin()) {
            answer(0x1020, NO_TICKET, new byte[0]);
        } else {
            byte[] ticket = new byte[8];
            ticket[0] = (byte) 0xff;
            Bytes.putFourLow(ticket, 4, TICKET);
            answer(0x1020, 0, ticket);
        }
    }

    private void run(int command, byte[] payload) {
        switch (command) {
            case 0x1008 -> answer(command, 0, status());
            case 0x1011 -> {
                answer(command, 0, new byte[0]);
                camera.loop().at(System.nanoTime() + RESTART_NANOS, camera::restart);
            }
            case 0x3000, 0x3001 -> {
                viewer.stream().sound(command == 0x3000);
                answer(command, 0, new byte[0]);
            }
            case 0x3010, 0x3011 -> {
                camera.watch(viewer, command == 0x3010);
                viewer.stream().sound(viewer.stream().pictures());
                answer(command, 0, new byte[0]);
            }
            case 0x3002, 0x3003 -> {
                body.set("isSend", command == 0x3002 ? 1 : 0);
                answer(command, 0, new byte[0]);
            }
            case 0x300a -> toggle(command, "lamp");
            case 0x300b -> toggle(command, "whitelight");
            case 0x3018 -> video(payload);
            case 0x3019 -> tell(payload);
            case 0x50ff -> move(payload);
            case 0x6001 -> join(payload);
            case 0x6003 -> scan();
            default -> answer(command, 5, new byte[0]);
        }
    }

    private void toggle(int command, String name) {
        body.set(name, 1 - body.get(name));
        answer(command, 0, new byte[0]);
    }

    private byte[] status() {
        byte[] status = new byte[124];
        Bytes.putFourLow(status, 0, 0x0102_0235);
        Bytes.putFourLow(status, 4, MILLIVOLT);
        Bytes.putFourLow(status, 12, -1);
        Bytes.putFourLow(status, 16, -51);
        Bytes.putFourLow(status, 20, 1);
        Bytes.putText(status, 24, 63, body.faults().has(Fault.MARKUP) ? "<i>A9</i>\u0007../" : "A9");
        return status;
    }

    private void video(byte[] payload) {
        if (payload.length < 8) {
            answer(0x3018, 3, new byte[0]);
            return;
        }
        int type = Bytes.fourLow(payload, 0);
        int value = Bytes.fourLow(payload, 4);
        if (type == 1) {
            body.small(value == 0);
        } else if (type == 8) {
            body.set("rotmir", value & 3);
        }
        body.set("video-" + type, value);
        answer(0x3018, 0, new byte[0]);
    }

    private void tell(byte[] payload) {
        byte[] told = new byte[8];
        int type = payload.length < 4 ? 0 : Bytes.fourLow(payload, 0);
        Bytes.putFourLow(told, 0, type);
        Bytes.putFourLow(told, 4, body.get("video-" + type));
        answer(0x3019, 0, told);
    }

    private void move(byte[] payload) {
        if (payload.length >= 28) {
            int direction = (Bytes.two(payload, 20) << 16) | Bytes.two(payload, 22);
            switch (direction) {
                case 0 -> body.turn(0, 1);
                case 1 -> body.turn(0, -1);
                case 2 -> body.turn(-1, 0);
                case 3 -> body.turn(1, 0);
                case 10 -> body.recentre();
                default -> body.turn(0, 0);
            }
            body.set("direction", direction);
        }
        answer(0x50ff, 0, new byte[0]);
    }

    private void join(byte[] payload) {
        if (payload.length >= 0x108) {
            body.join(Bytes.text(payload, 0x18, 32));
            body.set("wifi-password-length", Bytes.text(payload, 0x38, 128).length());
            answer(0x6001, 0, new byte[0]);
            camera.loop().at(System.nanoTime() + RESTART_NANOS, camera::restart);
        } else {
            answer(0x6001, 3, new byte[0]);
        }
    }

    private void scan() {
        List<Networks.Seen> seen = Networks.around(body.faults().has(Fault.MARKUP));
        byte[] entries = new byte[seen.size() * ENTRY];
        for (int i = 0; i < seen.size(); i++) {
            Networks.Seen each = seen.get(i);
            int at = i * ENTRY;
            Bytes.putText(entries, at, 64, each.name());
            Bytes.putFour(entries, at + 0x40, 0xa640_a059);
            Bytes.putTwo(entries, at + 0x44, 0x2300 + i);
            // One half of the cameras gives the signal as a byte that went below nought.
            Bytes.putFourLow(entries, at + 0x4c, i % 2 == 0 ? each.signal() : each.signal() + 256);
            Bytes.putFourLow(entries, at + 0x50, 100);
            Bytes.putFourLow(entries, at + 0x58, each.channel());
        }
        viewer.say(SCAN_MILLIS, reply(0x6003, seen.size(), entries));
    }

    private void answer(int command, int result, byte[] payload) {
        viewer.say(reply(command, result, payload));
    }

    private static byte[] reply(int command, int result, byte[] payload) {
        byte[] head = head(command, 4 + payload.length, result);
        hidden(payload);
        return Bytes.join(head, payload);
    }

    private static byte[] head(int command, int length, int result) {
        byte[] head = new byte[HEAD];
        Bytes.putTwo(head, 0, 0x110a);
        Bytes.putTwoLow(head, 2, command | 0x100);
        Bytes.putTwoLow(head, 4, length);
        Bytes.putTwoLow(head, 6, 0xaa55);
        Bytes.putFourLow(head, 8, result);
        return head;
    }

    /** Every byte with its lowest bit turned, and the first four at the end. */
    static void hidden(byte[] payload) {
        turn(payload, 4);
    }

    /** The way back. */
    static void plain(byte[] payload) {
        turn(payload, payload.length - 4);
    }

    private static void turn(byte[] payload, int by) {
        byte[] from = payload.clone();
        for (int i = 0; i < from.length; i++) {
            int source = from.length > 4 ? (i + by) % from.length : i;
            payload[i] = (byte) (from[source] ^ 1);
        }
    }
}
