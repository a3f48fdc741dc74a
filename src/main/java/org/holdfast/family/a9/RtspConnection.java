// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/** A camera of which only the RTSP address is known: a picture and its sound; nothing is held open between them. */
final class RtspConnection implements Connection {
    private final Device device;
    private final LiveStream.Rtsp stream;

    RtspConnection(Device device, LiveStream.Rtsp stream) {
        this.device = device;
        this.stream = stream;
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<Fact> facts() {
        return List.of(
                new Fact("dialect", text("fact.dialect"), text("dialect.rtsp")),
                new Fact(
                        "stream-address",
                        text("fact.stream-address"),
                        Text.literal(stream.address().toString())));
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind == LiveSource.class ? Optional.of(kind.cast(live())) : Optional.empty();
    }

    private LiveSource live() {
        return new LiveSource() {
            @Override
            public LiveStream stream() {
                return stream;
            }

            @Override
            public Registration onMoved(Runnable moved) {
                return () -> {};
            }
        };
    }

    @Override
    public void close() {
        // The picture has a connection of its own, which its player closes.
    }
}
