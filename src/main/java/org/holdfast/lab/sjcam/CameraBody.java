// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Mode, health, battery and Wi-Fi of the camera (protocol reference, sections 1, 6, 10 and 14). What only reads may
 * come from any thread, all else from the camera's.
 */
final class CameraBody implements Commands.Body {
    /** Settings that come sooner after a change of mode are lost: section 6 says to wait about half a second. */
    private static final Duration SETTLING = Duration.ofMillis(400);

    private static final int EVENT = 3020;
    private static final int WARNINGS = 8;
    private static final int SSID_SHORTEST_CRASH = 28;
    private static final int SSID_LONGEST_SURVIVED = 71;

    private final ScheduledExecutorService thread;
    private final Faults faults;
    private volatile Mode mode = Mode.VIDEO;
    private volatile boolean dead;
    private volatile boolean deaf;
    private volatile boolean dying;
    private volatile boolean narrow;
    private long changedNanos = System.nanoTime() - SETTLING.toNanos();
    private String ssid = "SJ4000WIFI0123456789ab";
    private String passphrase = "12345678";
    private int warnings;
    private @Nullable Recorder recorder;
    private @Nullable EventPort events;
    private volatile @Nullable SjcamPortSet ports;
    private @Nullable CameraSettings settings;
    private @Nullable Future<?> timer;

    CameraBody(ScheduledExecutorService thread, Faults faults) {
        this.thread = thread;
        this.faults = faults;
    }

    void attach(Recorder itsRecorder, EventPort itsEvents, CameraSettings itsSettings) {
        recorder = itsRecorder;
        events = itsEvents;
        settings = itsSettings;
    }

    void attach(SjcamPortSet itsPorts) {
        ports = itsPorts;
    }

    Recorder.Host host(MjpegPort mjpeg) {
        return new Recorder.Host() {
            @Override
            public void restartStream() {
                Objects.requireNonNull(ports).cutStreams();
            }

            @Override
            public void freeze(Duration howLong) {
                mjpeg.freeze(howLong);
            }

            @Override
            public void goDeaf() {
                deaf = true;
            }

            @Override
            public void crash() {
                CameraBody.this.crash();
            }

            @Override
            public boolean hdmi() {
                return faults.has(Fault.HDMI);
            }
        };
    }

    /** Whether nothing at all is answered now. */
    boolean silent() {
        return dead || faults.has(Fault.NO_ANSWER);
    }

    boolean dead() {
        return dead;
    }

    /** Whether commands are not answered, while files still are. */
    boolean deaf() {
        return deaf;
    }

    @Override
    public Mode mode() {
        return mode;
    }

    @Override
    public void changeMode(int number) throws IOException {
        Mode wanted = Mode.of(number).orElse(mode);
        Recorder record = Objects.requireNonNull(recorder);
        boolean same = wanted == mode;
        if (record.phantom() && !same) {
            crash();
            return;
        }
        if (record.lapsing() && wanted.video()) {
            // The firmware dies at the next shot, which comes at once here: the battery must be pulled.
            crash();
            return;
        }
        if (record.recording() && wanted.video()) {
            // It goes on recording in the old mode.
            return;
        }
        if (record.recording()) {
            record.stopMovie(false);
        }
        if (record.lapsing() && !same) {
            record.stopLapse();
        }
        if (!same) {
            enter(wanted);
        }
        if (wanted.photo()) {
            record.countPhotos();
        }
    }

    @Override
    public boolean settled() {
        return System.nanoTime() - changedNanos >= SETTLING.toNanos();
    }

    @Override
    public void crash() {
        dead = true;
        Objects.requireNonNull(recorder).drop();
    }

    @Override
    public void powerOff() {
        // The answer to the command still goes out.
        timer = thread.schedule(this::crash, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void restartWifi() {
        Objects.requireNonNull(events).send(EVENT, 3);
        timer = thread.schedule(this::wifiDownAndUp, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public void rename(String name) {
        if (name.isEmpty()) {
            return;
        }
        if (name.length() > SSID_LONGEST_SURVIVED) {
            crash();
            return;
        }
        ssid = name;
    }

    @Override
    public void changePassphrase(String words) {
        if (words.length() >= 8) {
            passphrase = words;
        }
    }

    @Override
    public String ssid() {
        return ssid;
    }

    @Override
    public String passphrase() {
        return passphrase;
    }

    /** 0 is full, 3 a quarter, 4 empty. */
    @Override
    public int battery() {
        return faults.has(Fault.DYING_BATTERY) ? 3 : 0;
    }

    /** Somebody listens for events: now a dying battery tells so. */
    void listenedTo() {
        if (faults.has(Fault.DYING_BATTERY) && !dying) {
            dying = true;
            timer = thread.scheduleAtFixedRate(this::warn, 500, 500, TimeUnit.MILLISECONDS);
        }
    }

    /** As after the battery was pulled. */
    void restart() throws IOException {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
        Objects.requireNonNull(recorder).drop();
        dead = ssid.length() >= SSID_SHORTEST_CRASH;
        deaf = false;
        dying = false;
        warnings = 0;
        Objects.requireNonNull(settings).forget(CameraSettings.PHOTO_LAPSE);
        Objects.requireNonNull(ports).disconnectAll();
        enter(Mode.VIDEO);
    }

    /** The power goes. */
    void unplug() {
        crash();
        Objects.requireNonNull(ports).unplug();
    }

    /** The power comes back. */
    void plug() throws IOException {
        Objects.requireNonNull(ports).plug();
        restart();
    }

    private void wifiDownAndUp() {
        try {
            Objects.requireNonNull(recorder).stopMovie(false);
            Objects.requireNonNull(recorder).stopLapse();
            Objects.requireNonNull(ports).disconnectAll();
            deaf = false;
            dead = ssid.length() >= SSID_SHORTEST_CRASH;
            enter(mode == Mode.LAPSE_VIDEO ? Mode.LAPSE_VIDEO : Mode.VIDEO);
        } catch (IOException e) {
            crash();
        }
    }

    private void warn() {
        if (!faults.has(Fault.DYING_BATTERY) || dead) {
            return;
        }
        if (warnings++ < WARNINGS) {
            Objects.requireNonNull(events).send(EVENT, -10);
        } else {
            crash();
        }
    }

    /** Whether the live picture is 4:3; it follows the movie size only after a visit to a photo mode (section 11). */
    boolean narrow() {
        return narrow;
    }

    private void enter(Mode wanted) throws IOException {
        if (mode.photo() || wanted.photo()) {
            narrow = Objects.requireNonNull(settings).narrowMovie();
        }
        mode = wanted;
        changedNanos = System.nanoTime();
        Objects.requireNonNull(ports).open(wanted);
    }
}
