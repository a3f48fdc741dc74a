// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Jpeg;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;

/** One holder's share of a stream. */
final class StreamShare implements LiveView.Session {
    private final SharedStream stream;
    private final Runnable leave;
    private final AtomicBoolean left = new AtomicBoolean();
    private final List<Registration> taps = new CopyOnWriteArrayList<>();

    StreamShare(SharedStream stream, Runnable leave) {
        this.stream = stream;
        this.leave = leave;
        look(true);
    }

    @Override
    public LiveView.State state() {
        return left.get() ? new LiveView.State.Ended() : stream.view().state();
    }

    @Override
    public Registration listen(Runnable changed) {
        return stream.view().listen(changed);
    }

    @Override
    public Object stream() {
        return stream;
    }

    @Override
    public Optional<FrameExchange> pictures() {
        return stream.view().pictures();
    }

    @Override
    public Optional<LiveView.Statistics> statistics() {
        return stream.view().statistics();
    }

    @Override
    public void hear(boolean wanted) {
        if (!left.get()) {
            stream.wish(wishes -> wishes.hear(this, wanted));
        }
    }

    @Override
    public void volume(double loudness) {
        if (!left.get()) {
            stream.wish(wishes -> wishes.volume(loudness));
        }
    }

    @Override
    public void look(boolean wanted) {
        if (!left.get()) {
            stream.wish(wishes -> wishes.look(this, wanted));
        }
    }

    @Override
    public Registration tap(Consumer<Jpeg> listener) {
        // Each call is a registration of its own, whoever the listener is.
        Consumer<Jpeg> mine = jpeg -> listener.accept(jpeg);
        Registration tap = () -> stream.wish(wishes -> wishes.untap(mine));
        taps.add(tap);
        stream.wish(wishes -> wishes.tap(mine));
        if (left.get()) {
            tap.close();
        }
        return () -> {
            taps.remove(tap);
            tap.close();
        };
    }

    @Override
    public Still still(Duration patience) throws DeviceException, InterruptedException {
        return stream.still(patience);
    }

    @Override
    public void snapshot(Path file) throws DeviceException, InterruptedException {
        stream.snapshot(file);
    }

    @Override
    public void startRecording(RecordingTarget target) throws DeviceException, InterruptedException {
        stream.startRecording(target);
    }

    @Override
    public List<Path> stopRecording() {
        return stream.stopRecording();
    }

    @Override
    public Optional<StreamRecording> recording() {
        return stream.view().recording();
    }

    @Override
    public void retryNow() {
        stream.loop().post(new StreamEvent.RetryNow());
    }

    @Override
    public void close() {
        if (left.compareAndSet(false, true)) {
            taps.forEach(Registration::close);
            stream.wish(wishes -> {
                wishes.hear(this, false);
                wishes.look(this, false);
            });
            leave.run();
        }
    }
}
