// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.device.CodedFeed.Counters;
import org.jspecify.annotations.Nullable;

/**
 * Puts pictures together from numbered packets that may come late, twice, in any order or never (protocol reference,
 * section 6.1). A picture is handed on when its last byte is there, and only whole. Whoever uses it calls {@link #tick}
 * beside the packets, with the same clock, so that nothing is waited for longer than it may. Nothing is allocated for a
 * packet or a picture once the largest picture and the first loss were seen. For one thread; counters from any.
 */
public final class PictureAssembler {
    /** How long a missing packet is waited for. */
    public static final Duration LONGEST_WAIT = Duration.ofMillis(400);

    /**
     * How long it is waited for once a newer picture is complete, counted from when that was: a camera that sends again
     * every 60 ms then has two further tries when the first is lost, too (protocol reference, section 11).
     */
    public static final Duration WAIT_BEHIND = Duration.ofMillis(100);

    private static final long LONGEST_WAIT_NANOS = LONGEST_WAIT.toNanos();
    private static final long WAIT_BEHIND_NANOS = WAIT_BEHIND.toNanos();

    /** How often a newer picture is looked for, so that a flood does not make it costly. */
    private static final long GLANCE_NANOS = Duration.ofMillis(1).toNanos();

    /** More numbers between two pictures than this say nothing about pictures lost. */
    private static final int MOST_SKIPPED = 64;

    private final StreamOutput output;
    private final PacketRing ring = new PacketRing();
    private final GatheredPicture picture = new GatheredPicture();
    private final PictureOrder order = new PictureOrder();
    private final SoundPackets sounds;

    /** Whether {@link #next} is known, which takes a header. */
    private boolean joined;
    /** The index that comes next; below it nothing is taken any more. */
    private long next = Long.MIN_VALUE;

    private long highest = Long.MIN_VALUE;
    private boolean holed;
    private long holeSince;
    private long lookedNanos = Long.MIN_VALUE / 2;

    /** Whether something was given up since the last header, and whether parts without a header were among it. */
    private boolean skipped;

    private boolean skippedPart;

    private boolean open;
    private boolean mended;
    private long number;
    private long cameraMillis;
    private long pictureArrived;

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong repaired = new AtomicLong();

    public PictureAssembler(StreamOutput output) {
        this.output = output;
        sounds = new SoundPackets(output);
    }

    /**
     * A packet of the pictures' channel, which may be sound as well where both share one index space.
     *
     * @param index unwrapped
     * @param payload its position and limit may be changed
     */
    public void packet(long index, ByteBuffer payload, long arrivedNanos) throws InterruptedException {
        if (payload.remaining() > PacketRing.LARGEST) {
            return;
        }
        bytes.addAndGet(payload.remaining());
        if (index < next) {
            return;
        }
        byte kind = PacketKind.of(payload);
        if (kind == PacketKind.SOUND) {
            sounds.hand(index, payload, false, arrivedNanos);
        }
        if (!joined) {
            join(index, kind, payload, arrivedNanos);
            return;
        }
        if (index == next) {
            boolean fills = holed;
            take(kind, payload, fills, arrivedNanos);
            next = index + 1;
            drain();
        } else {
            keep(index, kind, payload, arrivedNanos);
        }
        tick(arrivedNanos);
    }

    /** A packet of the channel that carries sound alone. */
    public void sound(long index, ByteBuffer payload, long arrivedNanos) throws InterruptedException {
        if (payload.remaining() <= PacketRing.LARGEST) {
            bytes.addAndGet(payload.remaining());
            sounds.hand(index, payload, true, arrivedNanos);
        }
    }

    /**
     * Gives up what was waited for too long. To be called every 20 ms or so beside the packets.
     *
     * @param nowNanos of the clock that the packets' arrival was taken from
     */
    public void tick(long nowNanos) throws InterruptedException {
        while (joined && holed && tooLate(nowNanos)) {
            giveUp();
        }
    }

    /** What came and what was lost so far. */
    public Counters counters() {
        return new Counters(bytes.get(), lost.get(), repaired.get());
    }

    /** Waits for a first header; what belongs behind it may be here before it. */
    private void join(long index, byte kind, ByteBuffer payload, long arrivedNanos) throws InterruptedException {
        if (!PacketKind.header(kind)) {
            lost.addAndGet(kind == PacketKind.LYING_HEADER ? 1 : 0);
            store(index, kind, payload, arrivedNanos);
            return;
        }
        if (index == next) {
            skipped = false;
        }
        joined = true;
        next = index + 1;
        take(kind, payload, ring.holds(next), arrivedNanos);
        drain();
    }

    private void keep(long index, byte kind, ByteBuffer payload, long arrivedNanos) throws InterruptedException {
        while (joined && index - next >= PacketRing.SLOTS) {
            giveUp();
        }
        if (!joined) {
            join(index, kind, payload, arrivedNanos);
            return;
        }
        if (index == next) {
            take(kind, payload, true, arrivedNanos);
            next = index + 1;
            drain();
        } else if (!ring.holds(index)) {
            store(index, kind, payload, arrivedNanos);
            if (!holed) {
                holed = true;
                holeSince = arrivedNanos;
            }
        }
    }

    private void store(long index, byte kind, ByteBuffer payload, long arrivedNanos) {
        ring.put(index, kind, payload, arrivedNanos);
        highest = Math.max(highest, index);
    }

    /** Takes what was kept and is now due, and sees whether something is missing behind it. */
    private void drain() throws InterruptedException {
        while (ring.holds(next)) {
            long index = next;
            next = index + 1;
            take(ring.kind(index), ring.packet(index), false, ring.arrivedNanos(index));
            ring.remove(index);
        }
        holed = false;
        for (long ahead = next + 1; ahead <= last(); ahead++) {
            if (ring.holds(ahead)) {
                holed = true;
                holeSince = ring.arrivedNanos(ahead);
                return;
            }
        }
    }

    /** @param fills whether it was waited for */
    private void take(byte kind, ByteBuffer payload, boolean fills, long arrivedNanos) throws InterruptedException {
        if (kind == PacketKind.SOUND || kind == PacketKind.OTHER) {
            return;
        }
        boolean begins = (kind == PacketKind.SURE_HEADER && !(open && endsHere(payload)))
                || (kind == PacketKind.LIKELY_HEADER && !open);
        if (begins) {
            begin(payload, fills, arrivedNanos);
        } else if (open) {
            mended |= fills;
            append(payload, arrivedNanos);
        } else if (kind == PacketKind.LYING_HEADER) {
            lost.incrementAndGet();
        }
    }

    /** Whether it is just what is missing of the picture, so that what looks like a header is none. */
    private boolean endsHere(ByteBuffer payload) {
        int last = payload.limit() - 1;
        return picture.missing() == payload.remaining()
                && (payload.get(last) & 0xff) == 0xd9
                && (payload.get(last - 1) & 0xff) == 0xff;
    }

    private void begin(ByteBuffer payload, boolean fills, long arrivedNanos) throws InterruptedException {
        if (open) {
            end();
        }
        long newNumber = StreamHeader.number(payload);
        countSkipped((int) (newNumber - number) - 1);
        open = true;
        mended = fills;
        number = newNumber;
        pictureArrived = arrivedNanos;
        cameraMillis = StreamHeader.seconds(payload) * 1000 + StreamHeader.millis(payload);
        picture.begin((int) StreamHeader.length(payload));
        payload.position(payload.position() + StreamHeader.BYTES);
        append(payload, arrivedNanos);
    }

    private void append(ByteBuffer payload, long arrivedNanos) throws InterruptedException {
        picture.append(payload);
        pictureArrived = Math.max(pictureArrived, arrivedNanos);
        if (picture.whole()) {
            end();
        } else if (picture.missing() == 0) {
            open = false;
            lost.incrementAndGet();
        }
    }

    /** Hands the picture on if it is whole, and counts it as lost otherwise. */
    private void end() throws InterruptedException {
        open = false;
        if (picture.endless() && picture.empty()) {
            return;
        }
        @Nullable Coding coding = picture.whole() || picture.endless() ? picture.coding() : null;
        if (coding == null) {
            lost.incrementAndGet();
            return;
        }
        if (order.straggler(number)) {
            return;
        }
        if (mended) {
            repaired.incrementAndGet();
        }
        output.picture(coding, picture.bytes(), picture.key(coding), cameraMillis, pictureArrived);
    }

    /** Counts what was between the last header and this one, as far as its numbers make sense. */
    private void countSkipped(int between) {
        if (skipped) {
            lost.addAndGet(between >= 1 && between <= MOST_SKIPPED ? between : skippedPart ? 1 : 0);
        }
        skipped = false;
        skippedPart = false;
    }

    private boolean tooLate(long nowNanos) {
        long waited = nowNanos - holeSince;
        if (waited >= LONGEST_WAIT_NANOS) {
            return true;
        }
        if (waited < WAIT_BEHIND_NANOS || nowNanos - lookedNanos < GLANCE_NANOS) {
            return false;
        }
        lookedNanos = nowNanos;
        OptionalLong newer = LookAhead.completeSince(ring, next + 1, last());
        return newer.isPresent() && nowNanos - newer.getAsLong() >= WAIT_BEHIND_NANOS;
    }

    /** Goes on with the next header that is here, or waits for one. */
    private void giveUp() throws InterruptedException {
        boolean begun = open;
        lost.addAndGet(begun ? 1 : 0);
        skipped = true;
        skippedPart = false;
        open = false;
        for (long at = next + 1; at <= last(); at++) {
            if (!ring.holds(at)) {
                continue;
            }
            if (PacketKind.header(ring.kind(at))) {
                next = at;
                drain();
                return;
            }
            skippedPart |= !begun && ring.kind(at) == PacketKind.DATA;
        }
        joined = false;
        holed = false;
    }

    /** The last index that may be kept. */
    private long last() {
        return Math.min(highest, next + PacketRing.SLOTS);
    }
}
