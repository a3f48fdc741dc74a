// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.device.CodedFeed.Coding;

/** Keeps what an assembler hands on, and gives it packets at times in milliseconds. */
final class Watching implements StreamOutput {
    final List<byte[]> pictures = new ArrayList<>();
    final List<Coding> codings = new ArrayList<>();
    final List<Boolean> keys = new ArrayList<>();
    final List<Long> arrivals = new ArrayList<>();
    final List<Long> cameraTimes = new ArrayList<>();
    final List<byte[]> sounds = new ArrayList<>();
    final List<Boolean> headed = new ArrayList<>();
    final List<Integer> missed = new ArrayList<>();
    final PictureAssembler assembler = new PictureAssembler(this);

    @Override
    public void picture(Coding coding, ByteBuffer bytes, boolean key, long cameraMillis, long arrivedNanos) {
        pictures.add(copy(bytes));
        codings.add(coding);
        keys.add(key);
        cameraTimes.add(cameraMillis);
        arrivals.add(TimeUnit.NANOSECONDS.toMillis(arrivedNanos));
    }

    @Override
    public void sound(ByteBuffer bytes, boolean headedPiece, int missedPieces, long arrivedNanos) {
        sounds.add(copy(bytes));
        headed.add(headedPiece);
        missed.add(missedPieces);
    }

    void at(long millis, long index, byte[] payload) throws InterruptedException {
        assembler.packet(index, ByteBuffer.wrap(payload), TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** All in one millisecond, in order. */
    void at(long millis, long first, List<byte[]> payloads) throws InterruptedException {
        long index = first;
        for (byte[] payload : payloads) {
            at(millis, index++, payload);
        }
    }

    /** Compares by size and checksum, so that a failure can be read. */
    void assertShown(byte[]... expected) {
        assertThat(pictures.stream().map(Watching::name))
                .containsExactlyElementsOf(
                        Stream.of(expected).map(Watching::name).toList());
    }

    static String name(byte[] picture) {
        return picture.length + " bytes, " + Integer.toHexString(Arrays.hashCode(picture));
    }

    void tick(long millis) throws InterruptedException {
        assembler.tick(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }
}
