// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.media.Jpeg;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;

/**
 * The live view's pictures, as the camera sent them where it sends JPEG. Nothing is decoded for them alone where that can
 * be helped.
 */
final class LivePictures implements CameraPictures {
    private final LiveView live;

    LivePictures(LiveView live) {
        this.live = live;
    }

    @Override
    public Registration watch(Device device, Consumer<byte[]> taker) {
        LiveView.Session session = live.watch(device);
        session.look(false);
        Registration tap = session.tap(jpeg -> taker.accept(bytes(jpeg)));
        return () -> {
            tap.close();
            session.close();
        };
    }

    private static byte[] bytes(Jpeg jpeg) {
        ByteBuffer view = jpeg.bytes().duplicate();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return bytes;
    }
}
