// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;
import org.holdfast.device.DeviceException;

/** The system's own microphone. */
final class SystemMicrophone implements Microphone {
    private static final int SAMPLE = 2;
    /** How much the system may keep for us, so that words are not late. */
    private static final double BUFFERED_SECONDS = 0.2;

    private final TargetDataLine line;

    private SystemMicrophone(TargetDataLine line) {
        this.line = line;
    }

    /** See {@link Microphones#open}. */
    static Microphone open(int rate) throws DeviceException {
        try {
            AudioFormat format = new AudioFormat(rate, 8 * SAMPLE, 1, true, false);
            TargetDataLine opened = AudioSystem.getTargetDataLine(format);
            opened.open(format, SAMPLE * (int) (rate * BUFFERED_SECONDS));
            opened.start();
            return new SystemMicrophone(opened);
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            // IllegalArgumentException is how the JDK says that there is no such device at all.
            throw MediaTexts.media("microphone.none", e);
        }
    }

    @Override
    public int read(byte[] samples) {
        return line.read(samples, 0, samples.length);
    }

    @Override
    public void close() {
        line.stop();
        line.close();
    }
}
