// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * What lies on a device's card. Thread-safe; the connection keeps within the device's limits by itself (thumbnails one
 * at a time, few transfers at once, room for commands), so callers may have to wait for their turn.
 */
public non-sealed interface Recordings extends Capability {
    /** Lists the card, in the device's own order. Bounded however large the card is. */
    CardList list() throws DeviceException, InterruptedException;

    /**
     * A small JPEG that stands for a recording, made by the device.
     *
     * @return empty where the device has none for this recording
     */
    Optional<byte[]> thumbnail(Recording recording) throws DeviceException, InterruptedException;

    /**
     * Begins to transfer a recording. Returns once the device has answered.
     *
     * @param from the offset to begin at, in bytes, below the recording's size; the device may not be able to and begin
     *     at 0, see {@link Transfer#from}
     * @throws DeviceException.Busy when the device has no free connection now
     * @throws DeviceException.Refused when there is no such recording
     */
    Transfer open(Recording recording, long from) throws DeviceException, InterruptedException;

    /**
     * Deletes a recording and lists again to see that it is gone. Whoever calls has made sure that a copy exists.
     *
     * @throws DeviceException.NotAllowed for anything that did not come out of a list of this connection, for folders,
     *     and for locked recordings
     */
    void delete(Recording recording) throws DeviceException, InterruptedException;

    /** Whether {@link #upload} works with this device. */
    boolean takesUploads();

    /**
     * Puts a file onto the card.
     *
     * @param path where, such as {@code /DCIM/MOVIE/X.MOV}
     * @param size how many bytes {@code content} has
     * @param sent told from time to time how many bytes went
     * @return as the device lists it afterwards
     * @throws DeviceException.StorageFull when the card has no room or there is none
     * @throws DeviceException.Refused when the name exists
     * @throws DeviceException.NotAllowed for names that look like firmware, which may break devices
     */
    Recording upload(String path, long size, InputStream content, LongConsumer sent)
            throws DeviceException, InterruptedException;

    /**
     * What a card holds.
     *
     * @param unreadable how many entries made no sense or had names that cannot be used; they were left out
     * @param remark what the user should know about the list; empty when all is well
     */
    record CardList(List<Recording> recordings, int unreadable, Optional<Text> remark) {
        public CardList {
            recordings = List.copyOf(recordings);
        }
    }

    /** A recording on its way. For one thread; {@link #close} may come from any and ends a blocked read. */
    interface Transfer extends AutoCloseable {
        /** Where the bytes begin: the offset that was asked for, or 0. */
        long from();

        /** The whole recording's size in bytes, as this answer tells; empty where it does not. */
        OptionalLong total();

        /**
         * Reads what is there, at least one byte; waits at most as long as the device may be silent.
         *
         * @return how many bytes were read; −1 at the end
         * @throws DeviceException.TimedOut when the device stalls
         * @throws DeviceException.Malformed when the device ended before the announced length
         */
        int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException;

        @Override
        void close();
    }

    /** For reading a transfer with the platform's own means. A {@link DeviceException} becomes the cause. */
    static InputStream stream(Transfer transfer) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                try {
                    return transfer.read(into, offset, length);
                } catch (DeviceException e) {
                    throw new IOException(e.getMessage(), e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new java.io.InterruptedIOException();
                }
            }

            @Override
            public void close() {
                transfer.close();
            }
        };
    }
}
