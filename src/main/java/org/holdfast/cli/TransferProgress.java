// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.holdfast.device.Text;
import org.holdfast.service.Tasks;

/** Shows several transfers, one after the other, on one progress line. For one thread. */
final class TransferProgress implements Tasks.Progress {
    private static final long APART = Duration.ofMillis(100).toNanos();

    private final Output output;
    private final ProgressLine line;
    private final LongSupplier nanos;
    private final TransferMeter meter;
    private final int files;
    private final long bytes;

    private int file;
    private String name = "";
    private OptionalLong size = OptionalLong.empty();
    /** Bytes of the present file: those that are here, negative before it is known what an earlier attempt left. */
    private long here = -1;

    private long before;
    private long shownAt;

    /**
     * @param files how many there are
     * @param bytes how many in all, as far as is known
     */
    TransferProgress(Output output, ProgressLine line, LongSupplier nanos, int files, long bytes) {
        this.output = output;
        this.line = line;
        this.nanos = nanos;
        this.files = files;
        this.bytes = bytes;
        meter = new TransferMeter(nanos);
        shownAt = nanos.getAsLong() - APART;
    }

    /** The next file begins. */
    void begin(String next, OptionalLong nextSize) {
        file++;
        name = Measures.shortened(next);
        size = nextSize;
        here = -1;
        shownAt = nanos.getAsLong() - APART;
        at(OptionalDouble.empty(), Optional.empty());
    }

    /** The present file is over, whatever came of it. */
    void end(boolean transferred) {
        if (transferred && here >= 0 && size.isPresent()) {
            meter.moved(Math.max(0, size.getAsLong() - here));
        }
        before += size.orElse(0);
        line.clear();
    }

    /** All bytes that came, of all files. */
    long moved() {
        return meter.moved();
    }

    @Override
    public void at(OptionalDouble fraction, Optional<Text> detail) {
        if (fraction.isPresent() && size.isPresent()) {
            long now = (long) (fraction.getAsDouble() * size.getAsLong());
            if (here >= 0 && now > here) {
                meter.moved(now - here);
            }
            // Further steps, such as making an MP4, begin at 0 again.
            here = Math.max(here, now);
        }
        long time = nanos.getAsLong();
        if (time - shownAt >= APART) {
            shownAt = time;
            show(fraction, detail);
        }
    }

    private void show(OptionalDouble fraction, Optional<Text> detail) {
        long done = before + Math.max(0, here);
        StringBuilder text = new StringBuilder(
                output.words(Words.of("recordings.progress", Integer.toString(file), Integer.toString(files), name)));
        if (meter.speed() >= 1) {
            text.append("  ").append(output.words(Measures.speed(meter.speed())));
        }
        if (bytes > 0) {
            meter.left(bytes - done)
                    .ifPresent(left ->
                            text.append("  ").append(output.words(Words.of("recordings.left", Measures.clock(left)))));
        }
        // What is told besides is worth a place only where nothing can be counted.
        if (fraction.isEmpty() && detail.isPresent()) {
            text.append("  ").append(output.words(detail.get()));
        }
        line.show(bytes > 0 ? OptionalDouble.of((double) done / bytes) : OptionalDouble.empty(), text.toString());
    }
}
