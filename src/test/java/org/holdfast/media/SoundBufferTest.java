// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound that is held back a fifth of a second, and never much longer. */
class SoundBufferTest {
    private static final int RATE = 8000;
    private static final long STEP = 10_000_000;

    private final SoundBuffer buffer = new SoundBuffer(RATE);
    private SteppedLine line = new SteppedLine(RATE, 1);
    private long now;
    private long tone;

    /** Sound of two channels, as loud as {@code peak}. */
    private byte[] sound(int frames, int peak) {
        byte[] samples = new byte[4 * frames];
        for (int i = 0; i < frames; i++) {
            int sample = (int) (peak * Math.sin(2 * Math.PI * 440 * tone++ / RATE));
            for (int channel = 0; channel < 2; channel++) {
                samples[4 * i + 2 * channel] = (byte) sample;
                samples[4 * i + 2 * channel + 1] = (byte) (sample >> 8);
            }
        }
        return samples;
    }

    private void put(int millis, int peak) {
        byte[] samples = sound(millis * RATE / 1000, peak);
        buffer.put(samples, samples.length);
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i += 10) {
            now += STEP;
            line.pass(STEP);
            buffer.feed(line, now, 1);
        }
    }

    @Test
    void nothingIsPlayedBeforeAFifthOfASecondWaits() {
        put(150, 9000);
        pass(50);
        assertThat(line.written()).isZero();
        assertThat(line.running()).isFalse();

        put(50, 9000);
        pass(10);
        assertThat(line.running()).isTrue();
        assertThat(buffer.delay()).isEqualTo(SoundBuffer.AIM);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 9000", "1.005, 9000", "0.995, 9000", "1.005, 100", "0.995, 100", "1.01, 9000", "0.99, 9000"})
    void theDelayStaysWhereItBelongsWithJitterAndACrystalThatIsOff(double speed, int peak) {
        line = new SteppedLine(RATE, speed);
        Random random = new Random(4);
        long sent = 0;
        long nextArrival = 0;
        double sum = 0;
        int count = 0;
        Duration worst = Duration.ZERO;
        for (int millis = 0; millis < 300_000; millis += 10) {
            while (nextArrival <= millis) {
                put(40, peak);
                sent += 40;
                nextArrival = Math.max(nextArrival, sent + random.nextInt(60));
            }
            pass(10);
            worst = buffer.delay().compareTo(worst) > 0 ? buffer.delay() : worst;
            if (millis >= 10_000) {
                sum += buffer.delay().toMillis();
                count++;
            }
            if (millis % 1000 == 0 && millis > 10_000) {
                assertThat(sum / count).as("mean of a second at " + millis).isBetween(135.0, 265.0);
                sum = 0;
                count = 0;
            }
        }
        assertThat(worst).isLessThan(SoundBuffer.TOO_LATE);
        // All in all as much was played as there was, but for what the crystal is off.
        assertThat(line.written() / (300.0 * RATE)).isBetween(speed - 0.01, speed + 0.01);
    }

    @Test
    void aBurstIsCutToTheUsualDelayAtOnce() {
        put(200, 9000);
        pass(10);
        put(2000, 9000);
        assertThat(buffer.delay()).isLessThanOrEqualTo(SoundBuffer.AIM);
        assertThat(buffer.dropped()).isEqualTo(2000 * RATE / 1000);

        pass(100);
        assertThat(line.left() * 1000 / RATE).isLessThanOrEqualTo(80);
    }

    @Test
    void whatIsALittleTooMuchIsTakenFromQuietPiecesFirst() {
        put(400, 50);
        pass(100);

        // A fifth of a second was too much, and a tenth was played.
        assertThat(buffer.delay().toMillis()).isBetween(90L, 130L);
        assertThat(buffer.dropped() * 1000 / RATE).isBetween(180L, 220L);
    }

    @Test
    void afterItRanEmptyItBeginsAnew() {
        put(200, 9000);
        pass(400);
        assertThat(buffer.delay()).isZero();
        long before = line.written();
        put(100, 9000);
        pass(50);
        assertThat(line.written()).isEqualTo(before);

        put(100, 9000);
        pass(50);
        assertThat(line.written()).isGreaterThan(before);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void aDeviceThatPlaysNothingOrTooSlowlyHoldsNoMoreThanHalfASecondBack(double speed) {
        line = new SteppedLine(RATE, speed);
        for (int i = 0; i < 1000; i++) {
            put(40, 9000);
            pass(40);
            assertThat(buffer.delay()).isLessThanOrEqualTo(SoundBuffer.TOO_LATE);
        }
    }

    @Test
    void soundWaitsForPicturesThatComeLater() {
        buffer.waitFor(Duration.ofMillis(150));
        put(300, 9000);
        pass(20);
        assertThat(line.written()).isZero();

        put(50, 9000);
        pass(20);
        assertThat(line.written()).isPositive();
        for (int i = 0; i < 100; i++) {
            put(40, 9000);
            pass(40);
        }
        assertThat(buffer.delay().toMillis()).isBetween(290L, 410L);
    }

    @Test
    void loudnessIsAppliedToWhatIsPlayed() {
        put(300, 20_000);
        now += STEP;
        buffer.feed(line, now, 0.5);

        assertThat(peak(line.samples())).isBetween(9900, 10_000);
    }

    private static int peak(byte[] samples) {
        int peak = 0;
        for (int i = 0; i < samples.length; i += 2) {
            peak = Math.max(peak, Math.abs((short) ((samples[i] & 0xFF) | (samples[i + 1] << 8))));
        }
        return peak;
    }
}
