// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.holdfast.media.FrameExchange;
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

    StreamShare(SharedStream stream, Runnable leave) {
        this.stream = stream;
        this.leave = leave;
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
            leave.run();
        }
    }
}
