// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;

/**
 * The download queue: kept on disk, goes on after a restart, resumes after a cut, checks what came, never overwrites
 * and never leaves a half file under a clip's name. One transfer at a time for each device. Thread-safe; listeners are
 * called from any thread and must return at once.
 */
public interface Downloads extends AutoCloseable {
    /**
     * Begins to work on the queue; for the window. A program that never calls this (the command line) leaves the saved
     * queue alone, and so does a second one while another works on it.
     */
    void start();

    /**
     * Downloads one recording now, outside of the queue, by the same rules: resumed from what an earlier attempt left,
     * checked, never overwriting. Blocks; interruption leaves what came for the next attempt.
     *
     * @return where the file is and whether it was here before
     */
    Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
            throws DeviceException, InterruptedException;

    /** All entries in their order: those that wait and run, and those that ended until {@link #clear}. */
    List<Entry> entries();

    /** Everything together. */
    Totals totals();

    /** Calls {@code changed} after each change that is worth showing, at most some times a second. */
    Registration listen(Runnable changed);

    /**
     * Puts recordings at the end of the queue. Those that wait or run already are not put there twice, and
     * no more than can be kept, some ten thousand.
     *
     * @return the new entries
     */
    List<Entry> add(Device device, List<Recording> recordings, Wish wish);

    /** Halts an entry until {@link #resume}; what came so far is kept. */
    void pause(long id);

    void resume(long id);

    /** Takes an entry out and removes what came so far. Finished files stay. */
    void cancel(long id);

    /** Tries an entry that failed or waits at once. */
    void retry(long id);

    /** Makes an entry the {@code place}th of those that have not ended, counted from 0. */
    void move(long id, int place);

    /** Halts or goes on with everything; kept over a restart. */
    void pauseAll(boolean halted);

    boolean halted();

    /** Forgets the entries that ended. */
    void clear();

    /**
     * The verified copy of a recording on this computer, as far as is known without asking the device: its name, size
     * and, where the copy was made from this card, time agree, and the file is there and has its size.
     */
    Optional<Path> copy(Device device, Recording recording);

    /**
     * Takes a file that the user copied otherwise for the verified copy of a recording, after all bytes of both were
     * compared. Blocks as long as a download does.
     *
     * @return whether they are the same; {@link #copy} gives the file then
     */
    boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress)
            throws DeviceException, InterruptedException;

    /** Ends what runs, keeping what came; within two seconds. */
    @Override
    void close();

    /**
     * What is wanted.
     *
     * @param folder where files go; a folder for each day is made in it where {@code dated}
     * @param convert whether an MP4 is made of each MOV as well
     */
    record Wish(Path folder, boolean dated, boolean convert) {}

    /**
     * What a download came to.
     *
     * @param before whether the very same clip was here before, so that nothing was written
     */
    record Fetched(Path file, Optional<Path> converted, boolean before) {}

    /**
     * One download.
     *
     * @param deviceName as it was when it was put here
     * @param done bytes on this computer
     * @param total bytes in all; empty before it is known
     * @param bytesPerSecond how fast it is now; 0 while it does not run
     * @param left how long it will take; empty while unknown
     * @param file where it is; empty before it is whole
     * @param converted the MP4 that was made of it
     */
    record Entry(
            long id,
            String deviceId,
            String deviceName,
            Recording recording,
            Wish wish,
            Status status,
            long done,
            OptionalLong total,
            double bytesPerSecond,
            Optional<Duration> left,
            Optional<Path> file,
            Optional<Path> converted) {}

    /** How an entry stands. */
    sealed interface Status {
        /** It waits for its turn. */
        record Queued() implements Status {}

        record Running() implements Status {}

        /** All bytes are here and are being checked. */
        record Checking() implements Status {}

        /** The MP4 is being made. */
        record Converting() implements Status {}

        /** The user halted it. */
        record Paused() implements Status {}

        /** Something has to change first, such as a device that is away or a full disk; it goes on by itself. */
        record Waiting(DeviceException why) implements Status {}

        /**
         * It is here.
         *
         * @param remark such as that the same clip was here before; empty when all is as usual
         */
        record Done(Optional<Text> remark) implements Status {}

        /** It cannot be had; {@link #retry} tries again. */
        record Failed(DeviceException why) implements Status {}
    }

    /**
     * Everything that has not ended, together.
     *
     * @param waiting how many entries have not ended
     * @param total bytes in all as far as is known
     */
    record Totals(int waiting, long done, long total, double bytesPerSecond, Optional<Duration> left) {}
}
