// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.device.Events.Weight;
import org.holdfast.device.Text;

/**
 * Says what the event port's messages mean, and passes on what they tell about capturing; protocol reference,
 * sections 4 and 10. Runs on the event reader's thread and never asks the camera.
 */
final class EventTelling implements Consumer<SjcamAnswer> {
    private static final int EVENT = 3020;
    private static final int RECORDING = 8;
    private static final int SECONDS = 2020;
    private static final int PHOTOS = 1013;
    private static final Map<Integer, Boolean> CAPTURE =
            Map.of(1, true, 2, false, 8, true, 9, false, 10, true, 11, false);
    private static final Set<Integer> LOUD = Set.of(3, 6);
    private static final Set<Integer> OWN_WORDS = Set.of(-7, -10, -11);
    private static final int MOST_ALARMS = 40;
    private static final Duration REPEATED = Duration.ofSeconds(10);

    private final SjcamSignals signals;
    private final CaptureWatch watch;
    private final Duration repeated;
    private final SequencedMap<Integer, Long> alarms = new LinkedHashMap<>();

    EventTelling(SjcamSignals signals, CaptureWatch watch) {
        this(signals, watch, REPEATED);
    }

    /** @param repeated how long an alarm is not told again */
    EventTelling(SjcamSignals signals, CaptureWatch watch, Duration repeated) {
        this.repeated = repeated;
        this.signals = signals;
        this.watch = watch;
    }

    @Override
    public void accept(SjcamAnswer answer) {
        for (SjcamAnswer.Item item : answer.items()) {
            OptionalInt status = item.code();
            if (status.isPresent()) {
                tell(item.command(), status.getAsInt());
            }
        }
    }

    private void tell(int command, int status) {
        switch (command) {
            case EVENT -> event(status);
            case SECONDS -> {
                watch.counted(status);
                signals.emit(Weight.DETAIL, text("event.seconds", Integer.toString(status)), false);
            }
            case PHOTOS -> {
                watch.photosLeft(status);
                Weight weight = status <= 1 ? Weight.NEWS : Weight.DETAIL;
                signals.emit(weight, text("event.photos-left", Integer.toString(status)), true);
            }
            default -> signals.emit(Weight.DETAIL, text("event.unknown", Integer.toString(command)), true);
        }
    }

    private void event(int status) {
        Boolean capturing = CAPTURE.get(status);
        if (capturing != null) {
            watch.capturing(capturing);
            if (capturing) {
                watch.announced(status == RECORDING);
            }
        }
        if (!repeats(status)) {
            signals.emit(weight(status), meaning(status), true);
        }
    }

    /**
     * An alarm is told once in ten seconds: a dying battery is announced eight times, half a second apart. One that goes
     * on is told again, because whoever listens may have come after the first time.
     */
    private boolean repeats(int status) {
        if (status >= 0) {
            return false;
        }
        long now = System.nanoTime();
        Long told = alarms.get(status);
        if (told != null && now - told < repeated.toNanos()) {
            return true;
        }
        alarms.remove(status);
        if (alarms.size() == MOST_ALARMS) {
            alarms.pollFirstEntry();
        }
        alarms.put(status, now);
        return false;
    }

    /** What an event's status means, in words. */
    static Text meaning(int status) {
        boolean own = (status >= 1 && status <= 11) || OWN_WORDS.contains(status);
        if (own) {
            return text("event." + status);
        }
        return status < 0
                ? text("event.failure", StatusMeaning.of(status))
                : text("event.other", Integer.toString(status));
    }

    private static Weight weight(int status) {
        return status < 0 || LOUD.contains(status) ? Weight.ALARM : Weight.NEWS;
    }
}
