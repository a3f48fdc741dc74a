// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;

/**
 * Puts H.264 (RFC 6184) and H.265 (RFC 7798) pictures together: single units, aggregates and fragments, without
 * interleaving. A picture is handed on with the packet that carries the marker, or, where a sender sets none, when the
 * timestamp changes.
 */
final class NalDepacketizer implements Depacketizer {
    private final Codec codec;
    private final UnitSink sink;
    private final Ticks ticks = new Ticks();
    private final UnitBuilder picture = new UnitBuilder();
    private int timestamp;
    private long arrived;
    private boolean key;
    private boolean damaged;
    /** Where the fragmented unit that is open began; −1 while there is none. */
    private int fragment = -1;

    /** The two kinds of units. */
    enum Codec {
        H264,
        H265
    }

    NalDepacketizer(Codec codec, UnitSink sink) {
        this.codec = codec;
        this.sink = sink;
    }

    @Override
    public void packet(RtpHeader header, ByteBuffer packet, boolean gap, long arrivedNanos) {
        if (gap) {
            dropFragment();
        }
        if (picture.size() > 0 && header.timestamp() != timestamp) {
            finish();
        }
        if (gap) {
            damaged = true;
        }
        timestamp = header.timestamp();
        arrived = arrivedNanos;
        int head = codec == Codec.H264 ? 1 : 2;
        if (header.payloadLength() > head) {
            payload(packet, header.payloadStart(), header.payloadLength());
        }
        if (header.marker()) {
            finish();
        }
    }

    private void payload(ByteBuffer packet, int start, int length) {
        if (codec == Codec.H264) {
            int type = packet.get(start) & 0x1F;
            switch (type) {
                case 24 -> aggregate(packet, start + 1, start + length);
                case 28 -> fragmentOf264(packet, start, length);
                default -> {
                    if (type >= 1 && type <= 23) {
                        whole(packet, start, length);
                    }
                }
            }
        } else {
            int type = (packet.get(start) >> 1) & 0x3F;
            switch (type) {
                case 48 -> aggregate(packet, start + 2, start + length);
                case 49 -> fragmentOf265(packet, start, length);
                default -> {
                    if (type < 48) {
                        whole(packet, start, length);
                    }
                }
            }
        }
    }

    private void aggregate(ByteBuffer packet, int from, int end) {
        int at = from;
        while (at + 2 < end) {
            int size = Short.toUnsignedInt(packet.getShort(at));
            at += 2;
            if (size == 0 || at + size > end) {
                damaged = true;
                return;
            }
            whole(packet, at, size);
            at += size;
        }
    }

    private void whole(ByteBuffer packet, int start, int length) {
        dropFragment();
        note(packet.get(start));
        if (!picture.startCode() || !picture.add(packet, start, length)) {
            overflow();
        }
    }

    private void fragmentOf264(ByteBuffer packet, int start, int length) {
        if (length < 3) {
            return;
        }
        int second = packet.get(start + 1);
        int unitHead = (packet.get(start) & 0xE0) | (second & 0x1F);
        if ((second & 0x80) != 0) {
            open();
            note((byte) unitHead);
            if (!picture.startCode() || !picture.add(unitHead)) {
                overflow();
                return;
            }
        }
        proceed(packet, start + 2, length - 2, (second & 0x40) != 0);
    }

    private void fragmentOf265(ByteBuffer packet, int start, int length) {
        if (length < 4) {
            return;
        }
        int third = packet.get(start + 2);
        int unitHead = (packet.get(start) & 0x81) | ((third & 0x3F) << 1);
        if ((third & 0x80) != 0) {
            open();
            note((byte) unitHead);
            if (!picture.startCode() || !picture.add(unitHead) || !picture.add(packet.get(start + 1))) {
                overflow();
                return;
            }
        }
        proceed(packet, start + 3, length - 3, (third & 0x40) != 0);
    }

    private void open() {
        dropFragment();
        fragment = picture.size();
    }

    private void proceed(ByteBuffer packet, int start, int length, boolean last) {
        if (fragment < 0) {
            // The middle of a unit whose beginning is lost.
            damaged = true;
            return;
        }
        if (!picture.add(packet, start, length)) {
            overflow();
            return;
        }
        if (last) {
            fragment = -1;
        }
    }

    private void note(byte unitHead) {
        if (codec == Codec.H264) {
            int type = unitHead & 0x1F;
            key |= type == 5 || type == 7;
        } else {
            int type = (unitHead >> 1) & 0x3F;
            key |= (type >= 16 && type <= 21) || type == 33;
        }
    }

    private void dropFragment() {
        if (fragment >= 0) {
            picture.truncate(fragment);
            fragment = -1;
            damaged = true;
        }
    }

    private void overflow() {
        picture.truncate(0);
        fragment = -1;
        damaged = true;
    }

    private void finish() {
        dropFragment();
        if (picture.size() > 0) {
            sink.unit(picture.view(), ticks.of(timestamp), key, damaged, arrived);
            damaged = false;
        }
        picture.truncate(0);
        key = false;
    }
}
