// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.holdfast.family.a9.command.ScriptedSession;

/** A camera of the binary dialect as a function. */
final class BinaryCamera implements Function<byte[], List<byte[]>> {
    private static final int TICKET = 0x04030201;

    final ScriptedSession session = new ScriptedSession(this);
    final List<BinaryMessage> heard = new CopyOnWriteArrayList<>();
    final Set<Integer> silent = ConcurrentHashMap.newKeySet();
    final Map<Integer, BinaryMessage> says = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> parameters = new HashMap<>(Map.of(1, 1, 7, 0x50, 8, 0));

    /** Whether it gives a ticket, or says -1010. */
    volatile boolean gives = true;

    /** Whether it takes changes of video parameters. */
    volatile boolean stubborn;

    volatile String password = "admin";

    @Override
    public List<byte[]> apply(byte[] packet) {
        BinaryMessage request = read(packet).getFirst();
        heard.add(request);
        int command = request.command();
        BinaryMessage said = says.get(command);
        if (silent.contains(command)) {
            return List.of();
        }
        if (said != null) {
            return List.of(bytes(said));
        }
        if (command == 0x1020) {
            return List.of(bytes(login(request)));
        }
        if (request.ticket() != (gives ? TICKET : 0)) {
            return List.of(bytes(new BinaryMessage(command | 0x100, 0x55aa, 1, new byte[0])));
        }
        return List.of(bytes(
                switch (command) {
                    case 0x1008 -> new BinaryMessage(0x1108, 0x55aa, 0, status());
                    case 0x3018, 0x3019 -> new BinaryMessage(command | 0x100, 0x55aa, 0, parameter(request));
                    default -> new BinaryMessage(command | 0x100, 0x55aa, 0, new byte[0]);
                }));
    }

    private BinaryMessage login(BinaryMessage request) {
        String given = new String(request.payload(), 32, password.length(), StandardCharsets.UTF_8);
        if (!given.equals(password)) {
            return new BinaryMessage(0x1120, 0x55aa, 1, new byte[0]);
        }
        return gives
                ? new BinaryMessage(0x1120, 0x55aa, 0, HexFormat.of().parseHex("ff00000001020304"))
                : new BinaryMessage(0x1120, 0x00ff, -1010, new byte[0]);
    }

    private byte[] parameter(BinaryMessage request) {
        ByteBuffer asked = ByteBuffer.wrap(request.payload()).order(ByteOrder.LITTLE_ENDIAN);
        int type = asked.getInt();
        if (request.command() == 0x3018 && !stubborn) {
            parameters.put(type, asked.getInt());
        }
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(parameters.getOrDefault(type, 0))
                .array();
    }

    static byte[] status() {
        return ByteBuffer.allocate(124)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HexFormat.of().parseHex("35020201"))
                .putInt(3900)
                .putInt(0)
                .putInt(-1)
                .putInt(-52)
                .putInt(1)
                .array();
    }

    static List<BinaryMessage> read(byte[] packet) {
        List<BinaryMessage> messages = new CopyOnWriteArrayList<>();
        BinaryMessage.read(ByteBuffer.wrap(packet), messages::add);
        return messages;
    }

    static byte[] bytes(BinaryMessage message) {
        ByteBuffer packet = message.write();
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }

    List<Integer> commands() {
        return heard.stream().map(BinaryMessage::command).toList();
    }
}
