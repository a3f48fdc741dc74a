// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.PpppSession;

/**
 * Gives commands, each with user and password, to a camera that answers each with a result. Thread-safe.
 *
 * @param <C> a command
 * @param <P> what goes with it
 * @param <R> the answer
 */
public abstract class ResultClient<C, P, R> implements AutoCloseable {
    private final Conversation<R> conversation;
    private final Login login;
    private final Duration patience;

    /**
     * @param login taken over, and wiped at the end
     * @param patience how long an answer is waited for
     */
    protected ResultClient(PpppSession session, Conversation.Decoder<R> decoder, Login login, Duration patience) {
        this.conversation = new Conversation<>(session, decoder);
        this.login = login;
        this.patience = patience;
    }

    protected abstract ByteBuffer packet(C command, P parameters);

    protected abstract boolean answers(C command, R reply);

    /** What is being done, for sentences. */
    protected abstract Text tried(C command);

    /** Looks at each answer first; throws where no caller can go on with it. */
    protected void check(C command, R reply) throws DeviceException {}

    /** The result; 0 is good. */
    protected abstract long result(R reply);

    /** What another result means, and what may help. */
    protected abstract DeviceException.Refused refused(C command, R reply);

    public final String where() {
        return conversation.where();
    }

    public final Login login() {
        return login;
    }

    public final Duration patience() {
        return patience;
    }

    /** Throws unless the camera says that it did it. */
    public final void require(C command, R reply) throws DeviceException.Refused {
        if (result(reply) != 0) {
            throw refused(command, reply);
        }
    }

    /** Throws when the camera says no; silence is no failure: it acknowledged the packet. */
    public final void require(C command, Optional<R> reply) throws DeviceException.Refused {
        if (reply.isPresent()) {
            require(command, reply.get());
        }
    }

    /** Asks, and throws unless the camera says that it did it. */
    public final R demand(C command, P parameters) throws DeviceException, InterruptedException {
        R reply = ask(command, parameters);
        require(command, reply);
        return reply;
    }

    /** Asks; the result is for the caller to judge. */
    public final R ask(C command, P parameters) throws DeviceException, InterruptedException {
        return ask(command, parameters, patience);
    }

    /** The same with another patience. */
    public final R ask(C command, P parameters, Duration atMost) throws DeviceException, InterruptedException {
        return exchange(command, parameters, atMost)
                .orElseThrow(() -> new DeviceException.TimedOut(where(), tried(command), null));
    }

    /** Asks, and throws when the camera says no; silence is no failure. */
    public final Optional<R> hope(C command, P parameters) throws DeviceException, InterruptedException {
        Optional<R> reply = exchange(command, parameters, patience);
        require(command, reply);
        return reply;
    }

    /** The same where the packet's acknowledgement is worth as much, and the next command must not be kept waiting. */
    public final Optional<R> hint(C command, P parameters) throws DeviceException, InterruptedException {
        return exchange(command, parameters, Conversation.shorter(patience, Conversation.BRIEF));
    }

    /** Asks where silence is no failure and the result is for the caller to judge. */
    public final Optional<R> exchange(C command, P parameters, Duration atMost)
            throws DeviceException, InterruptedException {
        Optional<R> reply = conversation.exchange(packet(command, parameters), each -> answers(command, each), atMost);
        if (reply.isPresent()) {
            check(command, reply.get());
        }
        return reply;
    }

    /** Sends without waiting, before the end. */
    public final void post(C command, P parameters) throws DeviceException {
        conversation.post(packet(command, parameters));
    }

    @Override
    public final void close() {
        conversation.close();
        login.wipe();
    }
}
