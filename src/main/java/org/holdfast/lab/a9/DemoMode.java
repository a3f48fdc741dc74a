// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.net.Address;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual camera in demo mode: bare UDP, no password, one viewer (protocol reference, section 2). Once it was given a
 * Wi-Fi network it is one that speaks PPPP and JSON, as section 2.3 says, until it is reset.
 */
final class DemoMode extends Housing {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMode.class);
    private static final int SOUND_MILLIS = 92;
    private static final int REPLIES = 5;
    private static final long RESTART_NANOS = 300_000_000;
    private static final byte[] TOOK_IT = {0x66, 0, 1, 0, 0, 0, 1, (byte) 0x99};
    private static final byte[] TONE = Tone.pcm();

    private final InetAddress bind;
    private final Outlet outlet;
    private final Ports ports;
    /** What it is in a home network; silent before. */
    private final PpppCamera station;

    private final Gaze gaze = new Gaze();
    private @Nullable DatagramChannel video;
    private @Nullable DatagramChannel sound;
    private @Nullable DatagramChannel control;
    private @Nullable InetSocketAddress watching;
    private @Nullable InetSocketAddress hearing;
    private int run;
    private int soundRun;
    private int frame;

    /**
     * The ports of one in demo mode.
     *
     * @param video 8080 on a real one
     * @param sound 8070 on a real one
     * @param control 8090 on a real one
     * @param search 32108 on a real one, in a home network
     */
    record Ports(int video, int sound, int control, int search) {
        static final Ports REAL = new Ports(8080, 8070, 8090, SEARCH_PORT);
        static final Ports FREE = new Ports(0, 0, 0, 0);
    }

    /**
     * Switches one on.
     *
     * @param number tells it from others that speak JSON
     * @throws IOException when one of its ports is taken
     */
    DemoMode(Street street, int number, InetAddress bind, Ports wanted) throws IOException {
        super(street, A9Kind.DEMO, street.body(PpppCamera.password(A9Kind.JSON)));
        this.bind = bind;
        this.outlet = new Outlet(street.loop(), body.faults(), 0);
        this.ports = street.loop().call(() -> {
            open(wanted);
            return new Ports(port(video), port(sound), port(control), wanted.search);
        });
        try {
            this.station = new PpppCamera(
                    street, A9Kind.JSON, number, bind, wanted.search, body, Optional.of(this::restarted));
        } catch (IOException e) {
            street.loop().execute(this::shut);
            throw e;
        }
    }

    private void open(Ports wanted) throws IOException {
        try {
            video = street.loop().open(bind, wanted.video, this::askedForPictures);
            sound = street.loop().open(bind, wanted.sound, this::askedForSound);
            control = street.loop().open(bind, wanted.control, this::controlled);
        } catch (IOException e) {
            shut();
            throw e;
        }
    }

    private static int port(@Nullable DatagramChannel channel) throws IOException {
        return channel == null ? 0 : ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private void shut() {
        run++;
        soundRun++;
        watching = null;
        hearing = null;
        Stream.of(Optional.ofNullable(video), Optional.ofNullable(sound), Optional.ofNullable(control))
                .flatMap(Optional::stream)
                .forEach(street.loop()::release);
        video = null;
        sound = null;
        control = null;
    }

    private void askedForPictures(byte[] bytes, int length, InetSocketAddress from) {
        if (length < 2 || bytes[0] != 0x42 || outlet.lostOnItsWay()) {
            return;
        }
        if (bytes[1] == 0x76) {
            boolean begins = watching == null;
            // The stream moves to whoever asked last.
            watching = from;
            if (begins) {
                picture(++run, System.nanoTime(), 0);
            }
        } else if (bytes[1] == 0x77 && from.equals(watching)) {
            watching = null;
            run++;
        } else if (bytes[1] == 0x38) {
            body.count("firmware-updates");
        }
    }

    private void askedForSound(byte[] bytes, int length, InetSocketAddress from) {
        if (length < 2 || bytes[0] != 0x30 || outlet.lostOnItsWay()) {
            return;
        }
        if (bytes[1] == 0x66) {
            boolean begins = hearing == null;
            hearing = from;
            if (begins) {
                sound(++soundRun, System.nanoTime());
            }
        } else if (bytes[1] == 0x67 && from.equals(hearing)) {
            hearing = null;
            soundRun++;
        }
    }

    private void controlled(byte[] bytes, int length, InetSocketAddress from) {
        DatagramChannel out = control;
        boolean network = length >= 8 && length <= 70 && bytes[0] == 0x66 && (bytes[length - 1] & 255) == 0x99;
        if (!network || out == null || outlet.lostOnItsWay()) {
            return;
        }
        String text = new String(bytes, 1, length - 3, StandardCharsets.UTF_8);
        int mark = text.indexOf('#');
        if (mark < 0 || !text.startsWith("###", mark)) {
            return;
        }
        body.join(text.substring(0, mark));
        body.set("wifi-password-length", text.length() - mark - 3);
        for (int i = 0; i < REPLIES; i++) {
            outlet.send(out, TOOK_IT.clone(), TOOK_IT.length, from);
        }
        // From now on it is a station of that network, and its demo ports are closed.
        street.loop().at(System.nanoTime() + RESTART_NANOS, () -> {
            shut();
            station.restart();
        });
    }

    /** It is up again: in the network that it was given, or in demo mode where it was reset. */
    private void restarted() {
        if (!body.network().isEmpty()) {
            station.wake();
        } else if (video == null) {
            try {
                open(ports);
            } catch (IOException e) {
                LOG.warn("A virtual camera is off because one of its ports is taken", e);
            }
        }
    }

    private void picture(int ofRun, long began, long count) {
        if (ofRun != run) {
            return;
        }
        long due = began + count * 1_000_000_000L / street.rate();
        if (due - System.nanoTime() > 0) {
            street.loop().at(due, () -> picture(ofRun, began, count));
            return;
        }
        long seconds = (due - began) / 1_000_000_000L;
        if (!passed(Fault.STREAM_STALL, seconds) && !passed(Fault.SILENCE, seconds)) {
            show(count * 1_000_000_000L / street.rate());
        }
        long next = Math.max(count + 1, (System.nanoTime() - began) * street.rate() / 1_000_000_000L);
        street.loop().at(began + next * 1_000_000_000L / street.rate(), () -> picture(ofRun, began, next));
    }

    private boolean passed(Fault fault, long seconds) {
        return body.faults().has(fault) && seconds >= body.faults().number(fault, 0);
    }

    private void show(long atNanos) {
        gaze.due(body.scene(), body.view(), body.scene().number(atNanos)).ifPresent(this::send);
    }

    private void send(EncodedFrame picture) {
        DatagramChannel out = video;
        InetSocketAddress to = watching;
        if (out == null || to == null) {
            return;
        }
        for (byte[] each : DemoFragments.of(picture.data(), frame, body.faults())) {
            outlet.send(out, each, each.length, to);
        }
        frame++;
        body.log().sent(picture.number(), System.nanoTime());
    }

    private void sound(int ofRun, long due) {
        if (ofRun != soundRun) {
            return;
        }
        if (due - System.nanoTime() > 0) {
            street.loop().at(due, () -> sound(ofRun, due));
            return;
        }
        DatagramChannel out = sound;
        InetSocketAddress to = hearing;
        if (out != null && to != null) {
            outlet.send(out, TONE, TONE.length, to);
        }
        sound(ofRun, due + SOUND_MILLIS * 1_000_000L);
    }

    /** Complete; the main port is the one on which it hears searches in a home network. */
    @Override
    public Address address() {
        return new Address(
                bind.getHostAddress(),
                station.address().port(),
                new TreeMap<>(Map.of("video", ports.video, "sound", ports.sound, "control", ports.control)));
    }

    @Override
    public Map<String, String> facts(Address reached) {
        Map<String, String> facts = new TreeMap<>(station.facts(reached));
        facts.put("variant", kind().word());
        return facts;
    }

    @Override
    public int viewers() throws IOException {
        return street.loop()
                .call(() -> (int) Stream.of(Optional.ofNullable(watching), Optional.ofNullable(hearing))
                                .flatMap(Optional::stream)
                                .map(InetSocketAddress::getAddress)
                                .distinct()
                                .count()
                        + station.viewers());
    }

    @Override
    public void unplug() throws IOException {
        street.loop().call(() -> {
            shut();
            station.unplug();
            return run;
        });
    }

    @Override
    public void plug() throws IOException {
        street.loop().call(() -> {
            station.plug();
            if (video == null && body.network().isEmpty()) {
                open(ports);
            }
            return run;
        });
    }
}
