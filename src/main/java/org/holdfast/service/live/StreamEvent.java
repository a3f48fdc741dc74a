// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Player;
import org.holdfast.media.RecordingTarget;

/** What a stream's loop is told. {@code round} counts openings, so that news of an earlier one are known as such. */
sealed interface StreamEvent {
    /** A player runs. */
    record Opened(int round, Player player, String engine, LiveStream stream) implements StreamEvent {}

    /** Nothing could be opened. */
    record Failed(int round, DeviceException why) implements StreamEvent {}

    /** The device has no picture now. */
    record Nothing(int round, Text why) implements StreamEvent {}

    /** The pictures have a size. */
    record Sized(int round, FrameExchange pictures) implements StreamEvent {}

    /** Something is missing. */
    record Remarked(int round, Text remark) implements StreamEvent {}

    /** The player ended by itself. */
    record PlayerEnded(int round, DeviceException why) implements StreamEvent {}

    /** The device says that its stream is another one now. */
    record Moved() implements StreamEvent {}

    /** The device's address or options changed. */
    record DeviceChanged() implements StreamEvent {}

    /** Time to look at the player. */
    record Look(int round) implements StreamEvent {}

    /** Time to try again. */
    record Retry(int number) implements StreamEvent {}

    /** Somebody does not want to wait. */
    record RetryNow() implements StreamEvent {}

    /** The device's secrets were changed. */
    record NewCredentials() implements StreamEvent {}

    /** What the holders want of the player changed. */
    record Wished() implements StreamEvent {}

    /** A recording is wanted. */
    record StartRecording(RecordingTarget target, CompletableFuture<Void> answer) implements StreamEvent {}

    /** The recording is to end. */
    record StopRecording(CompletableFuture<List<Path>> answer) implements StreamEvent {}

    /** Everything before was dealt with. */
    record Settle(CompletableFuture<Void> answer) implements StreamEvent {}

    /** Nobody watches any more. */
    record Close() implements StreamEvent {}
}
