// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.family.a9.command.NumberedSteering;

/**
 * Pan and tilt. The reference names the call and not its numbers; these are those of the JSON dialect's motor, whose
 * firmware is kin, so all of it is unverified. Thread-safe.
 */
final class CgiSteering extends NumberedSteering<CgiCall, Map<String, String>, CgiReply> {
    CgiSteering(CgiClient client) {
        super(client, CgiCall.DECODER_CONTROL, number -> Map.of("command", Integer.toString(number), "onestep", "0"));
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.complementOf(EnumSet.of(Direction.CENTRE));
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
