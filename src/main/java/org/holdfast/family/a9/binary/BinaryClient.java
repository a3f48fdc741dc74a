// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.pppp.PpppSession;

/** Logs in and sends commands with the ticket. Thread-safe. */
final class BinaryClient implements AutoCloseable {
    private static final int NOT_AUTHORISED = 1;
    private static final int TO_LOGIN = 0x00ff;
    private static final int ACCOUNT_BYTES = 32;
    private static final int PASSWORD_BYTES = 128;
    private static final int TICKET_AT = 4;
    private static final int TICKET_REPLY_BYTES = 8;

    private final Conversation<BinaryMessage> conversation;
    private final Login login;
    private final Duration patience;
    private volatile int ticket;

    BinaryClient(PpppSession session, Login login, Duration patience) {
        this.conversation = new Conversation<>(session, BinaryMessage::read);
        this.login = login;
        this.patience = patience;
    }

    String where() {
        return conversation.where();
    }

    Duration patience() {
        return patience;
    }

    /**
     * Sends user and password once. Cameras differ in what they answer, and some answer nothing, so whether it worked
     * shows in the answer to the next command.
     *
     * @return whether it answered
     */
    boolean login(Duration atMost) throws DeviceException, InterruptedException {
        byte[] payload = new byte[ACCOUNT_BYTES + PASSWORD_BYTES];
        put(payload, 0, ACCOUNT_BYTES, login.user());
        put(payload, ACCOUNT_BYTES, PASSWORD_BYTES, login.password());
        ticket = 0;
        Optional<BinaryMessage> reply = conversation.exchange(
                new BinaryMessage(BinaryCommand.LOGIN.number(), TO_LOGIN, 0, payload).write(),
                BinaryCommand.LOGIN::answeredBy,
                atMost);
        Arrays.fill(payload, (byte) 0);
        if (reply.isPresent() && reply.get().payload().length >= TICKET_REPLY_BYTES) {
            ticket = ByteBuffer.wrap(reply.get().payload())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt(TICKET_AT);
        } else if (reply.isPresent() && reply.get().ticket() == NOT_AUTHORISED) {
            throw new DeviceException.WrongCredentials(where());
        }
        return reply.isPresent();
    }

    /** Asks, and waits for the answer. */
    BinaryMessage ask(BinaryCommand command, byte... payload) throws DeviceException, InterruptedException {
        return ask(command, patience, payload);
    }

    BinaryMessage ask(BinaryCommand command, Duration atMost, byte... payload)
            throws DeviceException, InterruptedException {
        return exchange(command, atMost, payload)
                .orElseThrow(() -> new DeviceException.TimedOut(where(), command.tried(), null));
    }

    /** Asks where silence is no failure. */
    Optional<BinaryMessage> exchange(BinaryCommand command, Duration atMost, byte... payload)
            throws DeviceException, InterruptedException {
        Optional<BinaryMessage> reply = conversation.exchange(packet(command, payload), command::answeredBy, atMost);
        if (reply.isPresent()
                && reply.get().payload().length == 0
                && reply.get().ticket() == NOT_AUTHORISED) {
            throw new DeviceException.WrongCredentials(where());
        }
        return reply;
    }

    /** Sends, and is content with the packet's acknowledgement. */
    void tell(BinaryCommand command, byte... payload) throws DeviceException, InterruptedException {
        conversation.tell(packet(command, payload));
    }

    /** Sends without waiting, before the end. */
    void post(BinaryCommand command, byte... payload) throws DeviceException {
        conversation.post(packet(command, payload));
    }

    private ByteBuffer packet(BinaryCommand command, byte... payload) {
        return new BinaryMessage(command.number(), 0, ticket, payload).write();
    }

    /** Writes words into a field that is zero-padded; what does not fit is left out. */
    static void put(byte[] into, int at, int length, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, into, at, Math.min(bytes.length, length));
    }

    @Override
    public void close() {
        conversation.close();
        login.wipe();
    }
}
