// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.util.Optional;
import java.util.function.IntFunction;
import org.holdfast.device.DeviceException;

/**
 * A motor for which one number begins a movement and the next one ends it (protocol reference, section 5.1, command 128).
 * Thread-safe.
 *
 * @param <C> a command
 * @param <P> what goes with it
 * @param <R> the answer
 */
public abstract class NumberedSteering<C, P, R> extends HeldSteering {
    private final ResultClient<C, P, R> client;
    private final C command;
    private final IntFunction<P> numbered;

    /** @param numbered what goes with the command for a number */
    protected NumberedSteering(ResultClient<C, P, R> client, C command, IntFunction<P> numbered) {
        this.client = client;
        this.command = command;
        this.numbered = numbered;
    }

    @Override
    protected boolean begin(Direction direction) throws DeviceException, InterruptedException {
        order(numbered.apply(number(direction)));
        return true;
    }

    /** Sends it, and throws when the camera says no. */
    protected final void order(P parameters) throws DeviceException, InterruptedException {
        client.require(command, client.hint(command, parameters));
    }

    /** A stop without an answer is sent once more. */
    @Override
    protected final void end(Direction direction) throws DeviceException, InterruptedException {
        P stop = numbered.apply(number(direction) + 1);
        Optional<R> reply = client.hint(command, stop);
        client.require(command, reply.isPresent() ? reply : client.hint(command, stop));
    }

    @Override
    protected final void endAtOnce(Direction direction) throws DeviceException {
        client.post(command, numbered.apply(number(direction) + 1));
    }

    private static int number(Direction direction) {
        return switch (direction) {
            case UP -> 0;
            case DOWN -> 2;
            case LEFT -> 4;
            case RIGHT -> 6;
            case CENTRE -> throw new IllegalArgumentException("The middle has another number with each");
        };
    }
}
