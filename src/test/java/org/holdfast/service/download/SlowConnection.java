// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;

/** A connection whose card delivers slowly. */
record SlowConnection(Connection real) implements Connection {
    static Connection of(Connection real) {
        return new SlowConnection(real);
    }

    @Override
    public Device device() {
        return real.device();
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        return real.facts();
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        Optional<C> card = real.capability(kind);
        return kind == Recordings.class ? card.map(each -> kind.cast(new SlowCard(Recordings.class.cast(each)))) : card;
    }

    @Override
    public void close() {
        real.close();
    }

    private record SlowCard(Recordings real) implements Recordings {
        @Override
        public CardList list() throws DeviceException, InterruptedException {
            return real.list();
        }

        @Override
        public Optional<byte[]> thumbnail(Recording recording) throws DeviceException, InterruptedException {
            return real.thumbnail(recording);
        }

        @Override
        public Transfer open(Recording recording, long from) throws DeviceException, InterruptedException {
            return new DownloadingProgram.SlowTransfer(real.open(recording, from));
        }

        @Override
        public void delete(Recording recording) throws DeviceException, InterruptedException {
            real.delete(recording);
        }

        @Override
        public boolean takesUploads() {
            return real.takesUploads();
        }

        @Override
        public Recording upload(String path, long size, InputStream content, LongConsumer sent)
                throws DeviceException, InterruptedException {
            return real.upload(path, size, content, sent);
        }
    }
}
