// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/** Says that there is a live picture; what it shows comes from the scripted live view. */
public final class NoStream implements LiveSource {
    @Override
    public LiveStream stream() {
        return new LiveStream.None(Text.literal("Nothing is streamed here."));
    }

    @Override
    public Registration onMoved(Runnable moved) {
        return () -> {};
    }
}
