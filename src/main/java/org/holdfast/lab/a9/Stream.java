// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.lab.scene.EncodedLoop;

/** The pictures and the sound that one client gets (protocol reference, section 6). For the loop's thread. */
final class Stream {
    private static final byte[] NOTHING = {};
    private static final byte[] ADPCM = Tone.adpcm();
    private static final byte[] A_LAW = Tone.aLaw();
    private static final int HEADER = 32;
    private static final int PICTURE = 0x03;

    private final Viewer viewer;
    private final Loop loop;
    private final Body body;
    private final Faults faults;
    private final Shape shape;
    private final int rate;
    private final long offsetNanos;
    private final Gaze gaze = new Gaze();
    private int run;
    private int soundRun;
    private boolean pictures;
    private boolean sound;
    private int frame;
    private long beganNanos;
    private int film;

    /**
     * How a dialect streams.
     *
     * @param picturesOn the channel of the pictures
     * @param soundOn the channel of the sound
     * @param pictureId the second type byte of pictures
     * @param sound how it is coded and marked
     * @param headerAlone whether the header of a picture has a packet of its own, and zeros follow the picture
     */
    record Shape(int picturesOn, int soundOn, int pictureId, Sound sound, boolean headerAlone) {}

    /** Sound as the dialects code and mark it (protocol reference, section 6.2). */
    enum Sound {
        JSON(0xaa, 1, 80),
        BINARY(6, 2, 120),
        CGI(6, 0, 80);

        private final int type;
        private final int id;
        private final int millis;

        Sound(int type, int id, int millis) {
            this.type = type;
            this.id = id;
            this.millis = millis;
        }

        private byte[] coded() {
            return this == BINARY ? A_LAW : ADPCM;
        }
    }

    /** @param offsetNanos how much later than others it begins, so that many cameras do not send at the same moment */
    Stream(Viewer viewer, Loop loop, Body body, Shape shape, int rate, long offsetNanos) {
        this.viewer = viewer;
        this.loop = loop;
        this.body = body;
        this.faults = body.faults();
        this.shape = shape;
        this.rate = rate;
        this.offsetNanos = offsetNanos;
    }

    boolean pictures() {
        return pictures;
    }

    void pictures(boolean wanted) {
        if (wanted == pictures) {
            return;
        }
        pictures = wanted;
        run++;
        if (wanted) {
            beganNanos = System.nanoTime() + offsetNanos;
            picture(run, 0);
        }
    }

    void sound(boolean wanted) {
        if (wanted == sound) {
            return;
        }
        sound = wanted;
        soundRun++;
        if (wanted) {
            sound(soundRun, System.nanoTime() + offsetNanos, 0);
        }
    }

    void stop() {
        pictures(false);
        sound(false);
    }

    private void picture(int ofRun, long count) {
        if (ofRun != run || viewer.ended()) {
            return;
        }
        long due = beganNanos + count * 1_000_000_000L / rate;
        long now = System.nanoTime();
        if (due - now > 0) {
            loop.at(due, () -> picture(ofRun, count));
            return;
        }
        if (!still(now)) {
            show(count * 1_000_000_000L / rate);
        }
        // What could not be sent in time is left out.
        long next = Math.max(count + 1, (now - beganNanos) * rate / 1_000_000_000L);
        loop.at(beganNanos + next * 1_000_000_000L / rate, () -> picture(ofRun, next));
    }

    private boolean still(long now) {
        long seconds = (now - beganNanos) / 1_000_000_000L;
        if (faults.has(Fault.STREAM_CUT) && seconds >= faults.number(Fault.STREAM_CUT, 0)) {
            viewer.hangUp();
            return true;
        }
        return faults.has(Fault.STREAM_STALL) && seconds >= faults.number(Fault.STREAM_STALL, 0);
    }

    private void show(long atNanos) {
        if (faults.has(Fault.H264)) {
            body.scene().film().ifPresent(this::film);
            return;
        }
        Optional<EncodedFrame> ready =
                gaze.due(body.scene(), body.view(), body.scene().number(atNanos));
        ready.ifPresent(
                frame -> send(frame, faults.has(Fault.JPEG_BOMB) ? HostilePictures.bomb(frame.data()) : frame.data()));
    }

    private void film(EncodedLoop loop) {
        EncodedFrame next = loop.frames().get(film++ % loop.frames().size());
        send(next, next.key() ? Bytes.join(loop.header(), next.data()) : next.data());
    }

    private void send(EncodedFrame frame, byte[] data) {
        if (send(data)) {
            body.log().sent(frame.number(), System.nanoTime());
        }
    }

    private boolean send(byte[] data) {
        int padding = shape.headerAlone ? 3 : 0;
        int room = Window.PAYLOAD - (shape.headerAlone ? 0 : HEADER);
        Window window = viewer.window(shape.picturesOn);
        if (window.room() < data.length / Window.PAYLOAD + 3) {
            return false;
        }
        byte[] header = header(data.length + padding);
        int at = Math.min(room, data.length);
        if (shape.headerAlone) {
            window.send(header, NOTHING, 0, 0);
            at = 0;
        } else {
            window.send(header, data, 0, at);
        }
        while (data.length - at > Window.PAYLOAD - padding) {
            int length = Math.min(Window.PAYLOAD, data.length - at);
            window.send(NOTHING, data, at, length);
            at += length;
        }
        if (at < data.length || padding > 0) {
            byte[] last = Arrays.copyOfRange(data, at, data.length + padding);
            window.send(NOTHING, last, 0, last.length);
        }
        return true;
    }

    private byte[] header(int length) {
        byte[] header = new byte[HEADER];
        Bytes.putFour(header, 0, 0x55aa15a8);
        header[4] = PICTURE;
        header[5] = (byte) shape.pictureId;
        Bytes.putFourLow(header, 8, (int) body.seconds());
        Bytes.putFourLow(header, 12, ++frame);
        Bytes.putFourLow(header, 16, faults.has(Fault.LYING_LENGTHS) ? HostilePictures.length(length, frame) : length);
        header[27] = 5;
        return header;
    }

    private void sound(int ofRun, long due, int count) {
        if (ofRun != soundRun || viewer.ended()) {
            return;
        }
        if (due - System.nanoTime() > 0) {
            loop.at(due, () -> sound(ofRun, due, count));
            return;
        }
        Sound packet = shape.sound;
        byte[] header = new byte[HEADER];
        Bytes.putFour(header, 0, 0x55aa15a8);
        header[4] = (byte) packet.type;
        header[5] = (byte) packet.id;
        Bytes.putFourLow(header, 8, (int) body.seconds());
        if (packet == Sound.JSON) {
            Arrays.fill(header, 12, HEADER, (byte) 0xaa);
        } else {
            Bytes.putFourLow(header, 12, count);
        }
        byte[] coded = packet.coded();
        Bytes.putFourLow(header, 16, coded.length);
        viewer.window(shape.soundOn).send(header, coded, 0, coded.length);
        sound(ofRun, due + packet.millis * 1_000_000L, count + 1);
    }
}
