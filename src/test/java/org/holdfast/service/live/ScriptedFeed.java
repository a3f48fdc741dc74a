// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import org.holdfast.device.CodedFeed;

/** A feed that scripted players never run. */
final class ScriptedFeed implements CodedFeed {
    @Override
    public String where() {
        return "127.0.0.1:32108";
    }

    @Override
    public void run(Sink sink) {
        throw new UnsupportedOperationException("Scripted players run nothing");
    }

    @Override
    public void stop() {}

    @Override
    public Counters counters() {
        return Counters.NONE;
    }
}
