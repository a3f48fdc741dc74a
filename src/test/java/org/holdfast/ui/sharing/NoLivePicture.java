// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/** A camera's live picture that never comes. */
final class NoLivePicture implements LiveSource {
    @Override
    public LiveStream stream() {
        return new LiveStream.None(Text.literal("It sleeps."));
    }

    @Override
    public Registration onMoved(Runnable moved) {
        return () -> {};
    }
}
