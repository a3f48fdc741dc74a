// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.jspecify.annotations.Nullable;

/** A virtual camera that speaks PPPP, in whichever dialect (protocol reference, section 3). */
final class PpppCamera extends Housing {
    private static final int MOST_VIEWERS = 4;
    private static final int RESTART_MILLIS = 2000;

    private final InetAddress bind;
    private final int serial;
    private final byte[] uid;
    private final WeakCipher cipher;
    private final Outlet outlet;
    private final MotionPush motion = new MotionPush(this);
    private final int searchPort;
    private final Map<InetSocketAddress, Viewer> viewers = new HashMap<>();
    private @Nullable DatagramChannel search;
    private @Nullable DatagramChannel fresh;
    private @Nullable Viewer watching;
    private final Runnable restarted;
    private boolean silent;

    /**
     * Switches one on.
     *
     * @param number tells it from others of its kind
     * @param port on which it hears searches, 0 for a free one
     * @throws IOException when that is taken
     */
    PpppCamera(Street street, A9Kind kind, int number, InetAddress bind, int port) throws IOException {
        this(street, kind, number, bind, port, street.body(password(kind)), Optional.empty());
    }

    /**
     * Switches on one that may be another kind of camera at times, and sleeps until {@link #wake}.
     *
     * @param body its inside
     * @param restarted called when it would be up again after a restart; empty wakes it
     */
    PpppCamera(
            Street street, A9Kind kind, int number, InetAddress bind, int port, Body body, Optional<Runnable> restarted)
            throws IOException {
        super(street, kind, body);
        this.bind = bind;
        this.serial = kind.serial() + number;
        this.uid = Packets.uid(kind.prefix(), serial, kind.check());
        this.cipher = new WeakCipher(kind.phrase());
        this.silent = restarted.isPresent();
        this.restarted = restarted.orElse(this::wake);
        this.outlet = new Outlet(street.loop(), body.faults(), serial);
        this.searchPort = street.loop().call(() -> {
            DatagramChannel opened = street.loop().open(bind, port, this::searched);
            search = opened;
            return ((InetSocketAddress) opened.getLocalAddress()).getPort();
        });
    }

    /** The password that cameras of a kind are sold with. */
    static String password(A9Kind kind) {
        return kind == A9Kind.JSON || kind == A9Kind.SHIX ? "6666" : "admin";
    }

    Loop loop() {
        return street.loop();
    }

    Body body() {
        return body;
    }

    Outlet outlet() {
        return outlet;
    }

    MotionPush motion() {
        return motion;
    }

    WeakCipher cipher() {
        return cipher;
    }

    byte[] uid() {
        return uid;
    }

    String uidText() {
        return String.format(Locale.ROOT, "%s-%06d-%s", kind().prefix(), serial, kind().check());
    }

    int rate() {
        return street.rate();
    }

    long staggerNanos() {
        return serial * 7_919_993L % (1_000_000_000L / rate());
    }

    boolean binary() {
        return kind() == A9Kind.BINARY;
    }

    boolean silent() {
        return silent;
    }

    InetAddress bind() {
        return bind;
    }

    Speech speech(Viewer viewer) {
        return switch (kind()) {
            case JSON, SHIX -> new JsonSpeech(this, viewer);
            case BINARY -> new BinarySpeech(this, viewer);
            case CGI -> new CgiSpeech(this, viewer);
            case DEMO -> throw new IllegalStateException("The demo mode has no sessions");
        };
    }

    /** Lets one client watch; a second one connects and sees nothing (protocol reference, section 3.6). */
    void watch(Viewer viewer, boolean pictures) {
        Viewer other = watching;
        if (pictures && (other == null || other.ended() || other.equals(viewer))) {
            watching = viewer;
            viewer.stream().pictures(true);
        } else if (!pictures) {
            viewer.stream().pictures(false);
            watching = viewer.equals(other) ? null : other;
        }
    }

    private void searched(byte[] bytes, int length, InetSocketAddress from) throws IOException {
        DatagramChannel heard = search;
        if (silent || heard == null || outlet.lostOnItsWay()) {
            return;
        }
        cipher.decipher(bytes, length);
        int type = Packets.type(bytes, length);
        if (type == Packets.LAN_SEARCH || type == Packets.LAN_SEARCH_TOO) {
            DatagramChannel session = binary() ? heard : session();
            answer(session, uid, from);
            if (body.faults().has(Fault.MARKUP)) {
                answer(session, Packets.uid("<b>A</b>", 1, "../<i>"), from);
            }
        } else if (binary()) {
            talked(heard, bytes, length, from);
        }
    }

    private void answer(DatagramChannel channel, byte[] who, InetSocketAddress to) {
        byte[] punch = Packets.of(Packets.PUNCH, who, 0);
        cipher.encipher(punch, punch.length);
        outlet.send(channel, punch, punch.length, to);
    }

    /** The port of the next session, which most cameras open anew for each. */
    private DatagramChannel session() throws IOException {
        DatagramChannel ready = fresh;
        if (ready == null || !ready.isOpen()) {
            DatagramChannel[] opened = new DatagramChannel[1];
            ready = loop().open(bind, 0, (bytes, length, from) -> {
                if (!silent && !outlet.lostOnItsWay()) {
                    cipher.decipher(bytes, length);
                    talked(opened[0], bytes, length, from);
                }
            });
            opened[0] = ready;
            fresh = ready;
        }
        return ready;
    }

    private void talked(DatagramChannel channel, byte[] bytes, int length, InetSocketAddress from) {
        Viewer viewer = viewers.get(from);
        int type = Packets.type(bytes, length);
        if (viewer != null && viewer.on(channel)) {
            viewer.datagram(bytes, length);
            return;
        }
        boolean calls = (type == Packets.PUNCH || type == Packets.READY)
                && (!binary() || type == Packets.READY)
                && length >= 4 + Packets.UID
                && Arrays.equals(bytes, 4, 4 + Packets.UID, uid, 0, Packets.UID);
        if (!calls || viewers.size() >= MOST_VIEWERS) {
            return;
        }
        Viewer begun = new Viewer(this, channel, from);
        viewers.put(from, begun);
        if (channel.equals(fresh)) {
            fresh = null;
        }
        begun.begin();
    }

    /** Forgets a client. */
    void over(Viewer viewer) {
        viewer.end();
        viewers.remove(viewer.peer(), viewer);
        if (viewer.equals(watching)) {
            watching = null;
        }
        DatagramChannel heard = search;
        if (heard == null || !viewer.on(heard)) {
            loop().release(viewer.channel());
        }
    }

    /** Breaks every session without a word, and is deaf for a while. */
    void restart() {
        body.count("restarts");
        body.setClock(0);
        motion.end();
        endAll();
        silent = true;
        loop().at(System.nanoTime() + RESTART_MILLIS * 1_000_000L, restarted);
    }

    /** Hears and answers again. */
    void wake() {
        silent = false;
    }

    /** Breaks every session without a word; it can be found again at once. */
    void endAll() {
        List<Viewer> all = new ArrayList<>(viewers.values());
        all.forEach(this::over);
        DatagramChannel unused = fresh;
        fresh = null;
        if (unused != null) {
            loop().release(unused);
        }
    }

    @Override
    public Address address() {
        return Address.of(bind.getHostAddress(), searchPort);
    }

    @Override
    public Map<String, String> facts(Address reached) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("uid", uidText());
        facts.put("variant", kind().word());
        facts.put("user", "admin");
        facts.put("seed", Integer.toString(body.faults().number(Fault.SEED, 1)));
        return facts;
    }

    @Override
    public int viewers() throws IOException {
        return loop().call(viewers::size);
    }

    @Override
    public void unplug() throws IOException {
        loop().call(() -> {
            motion.end();
            endAll();
            DatagramChannel heard = search;
            search = null;
            if (heard != null) {
                loop().release(heard);
            }
            return heard;
        });
    }

    @Override
    public void plug() throws IOException {
        loop().call(() -> {
            if (search == null) {
                body.setClock(0);
                search = loop().open(bind, searchPort, this::searched);
            }
            return search;
        });
    }
}
