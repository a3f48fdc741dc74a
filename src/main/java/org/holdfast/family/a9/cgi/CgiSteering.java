// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.HeldSteering;

/**
 * Pan and tilt. The reference names the call and not its numbers; these are those of the JSON dialect's motor, whose
 * firmware is kin, so all of it is unverified. Thread-safe.
 */
final class CgiSteering extends HeldSteering {
    private final CgiClient client;

    CgiSteering(CgiClient client) {
        this.client = client;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.complementOf(EnumSet.of(Direction.CENTRE));
    }

    @Override
    protected boolean begin(Direction direction) throws DeviceException, InterruptedException {
        Optional<CgiReply> reply = client.hint(CgiCall.DECODER_CONTROL, parameters(number(direction)));
        if (reply.isPresent()) {
            client.require(CgiCall.DECODER_CONTROL, reply.get());
        }
        return true;
    }

    /** A stop without an answer is sent once more. */
    @Override
    protected void end(Direction direction) throws DeviceException, InterruptedException {
        Map<String, String> stop = parameters(number(direction) + 1);
        if (client.hint(CgiCall.DECODER_CONTROL, stop).isEmpty()) {
            Optional<CgiReply> _ = client.hint(CgiCall.DECODER_CONTROL, stop);
        }
    }

    @Override
    protected void endAtOnce(Direction direction) throws DeviceException {
        client.post(CgiCall.DECODER_CONTROL, parameters(number(direction) + 1));
    }

    private static Map<String, String> parameters(int command) {
        return Map.of("command", Integer.toString(command), "onestep", "0");
    }

    private static int number(Direction direction) {
        return switch (direction) {
            case UP -> 0;
            case DOWN -> 2;
            case LEFT -> 4;
            case RIGHT -> 6;
            case CENTRE -> throw new IllegalArgumentException("Not known");
        };
    }

    @Override
    public List<String> beside() {
        return List.of();
    }

    @Override
    public boolean proven() {
        return false;
    }
}
