// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's own sound device. */
final class SystemSoundLine implements SoundLine {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSoundLine.class);
    /** How much sound the device may hold: longer than decoding the largest picture takes. */
    private static final double BUFFERED_SECONDS = 0.3;

    private final SourceDataLine line;

    private SystemSoundLine(SourceDataLine line) {
        this.line = line;
    }

    /** See {@link SoundLines#open}. */
    static Optional<SoundLine> open(int rate) {
        try {
            AudioFormat format = new AudioFormat(rate, 16, 2, true, false);
            SourceDataLine opened = AudioSystem.getSourceDataLine(format);
            opened.open(format, StereoConverter.FRAME * (int) (rate * BUFFERED_SECONDS));
            return Optional.of(new SystemSoundLine(opened));
        } catch (LineUnavailableException | IllegalArgumentException e) {
            // IllegalArgumentException is how the JDK says that there is no device at all.
            LOG.debug("There is no sound device for {} frames a second", rate, e);
            return Optional.empty();
        }
    }

    @Override
    public int room() {
        return line.available() / StereoConverter.FRAME;
    }

    @Override
    public void write(byte[] samples, int offset, int frames) {
        line.write(samples, offset, StereoConverter.FRAME * frames);
    }

    @Override
    public long played() {
        return line.getLongFramePosition();
    }

    @Override
    public void start() {
        line.start();
    }

    @Override
    public void stop() {
        line.stop();
    }

    @Override
    public void flush() {
        line.flush();
    }

    @Override
    public void close() {
        line.close();
    }
}
