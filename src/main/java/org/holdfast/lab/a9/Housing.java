// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import org.holdfast.lab.scene.SendLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all virtual A9s are alike in, whichever electronics they have. Thread-safe. */
abstract class Housing implements A9Camera {
    private static final Logger LOG = LoggerFactory.getLogger(Housing.class);

    final Street street;
    final Body body;
    private final A9Kind kind;

    Housing(Street street, A9Kind kind, Body body) {
        this.street = street;
        this.kind = kind;
        this.body = body;
    }

    @Override
    public final A9Kind kind() {
        return kind;
    }

    @Override
    public final String name() {
        return kind.title();
    }

    @Override
    public final SendLog sendLog() {
        return body.log();
    }

    @Override
    public final int value(String name) throws IOException {
        return street.loop().call(() -> body.get(name));
    }

    @Override
    public final String network() throws IOException {
        return street.loop().call(body::network);
    }

    @Override
    public final void close() {
        try {
            if (street.runs()) {
                unplug();
            }
        } catch (IOException e) {
            LOG.debug("A virtual camera did not end in order", e);
        }
        street.left(this);
    }

    @Override
    public final String toString() {
        return name() + " at " + address();
    }
}
