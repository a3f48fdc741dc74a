// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Brings a database up to date from the log that lies beside it: phones leave what was written last there. The format is
 * the one that SQLite documents ("Database File Format", section 4). What has no right checksum is left out, and all
 * after it.
 */
final class WriteAheadLog {
    private static final int HEAD = 32;
    private static final int FRAME_HEAD = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 65536;

    private final ByteBuffer log;
    private final int pageSize;
    private final boolean bigEndian;
    private int first;
    private int second;

    private WriteAheadLog(ByteBuffer log) {
        this.log = log;
        this.pageSize = log.getInt(8);
        this.bigEndian = (log.getInt(0) & 1) == 1;
    }

    /** The database with what was committed; itself, unchanged, where nothing was. */
    static byte[] apply(byte[] database, byte[] log) {
        if (log.length < HEAD || database.length < HEAD || (ByteBuffer.wrap(log).getInt(0) & ~1) != MAGIC) {
            return database;
        }
        WriteAheadLog reader = new WriteAheadLog(ByteBuffer.wrap(log));
        int announced = ByteBuffer.wrap(database).getShort(16) & 0xffff;
        boolean fits = reader.pageSize >= SMALLEST_PAGE
                && reader.pageSize <= LARGEST_PAGE
                && Integer.bitCount(reader.pageSize) == 1
                && (announced == 1 ? LARGEST_PAGE : announced) == reader.pageSize;
        return fits && reader.sum(0, 24) && reader.isSummedAt(24) ? reader.replay(database) : database;
    }

    private byte[] replay(byte[] database) {
        long pages = 0;
        int committed = HEAD;
        int frame = HEAD;
        while (frame + FRAME_HEAD + pageSize <= log.capacity() && isSound(frame)) {
            long pagesThen = Integer.toUnsignedLong(log.getInt(frame + 4));
            frame += FRAME_HEAD + pageSize;
            if (pagesThen > 0) {
                pages = pagesThen;
                committed = frame;
            }
        }
        if (pages == 0) {
            return database;
        }
        byte[] present = Arrays.copyOf(database, (int) (pages * pageSize));
        for (int at = HEAD; at < committed; at += FRAME_HEAD + pageSize) {
            int end = log.getInt(at) * pageSize;
            if (end <= present.length) {
                log.get(at + FRAME_HEAD, present, end - pageSize, pageSize);
            }
        }
        return present;
    }

    private boolean isSound(int frame) {
        long page = Integer.toUnsignedLong(log.getInt(frame));
        long pages = Integer.toUnsignedLong(log.getInt(frame + 4));
        return page > 0
                && Math.max(page, pages) * pageSize <= SqliteBytes.LARGEST
                && log.getLong(frame + 8) == log.getLong(16)
                && sum(frame, 8)
                && sum(frame + FRAME_HEAD, pageSize)
                && isSummedAt(frame + 16);
    }

    /** Adds these bytes, a multiple of eight, to the checksum. */
    private boolean sum(int at, int length) {
        for (int i = at; i < at + length; i += 8) {
            first += word(i) + second;
            second += word(i + 4) + first;
        }
        return true;
    }

    private boolean isSummedAt(int at) {
        return log.getInt(at) == first && log.getInt(at + 4) == second;
    }

    private int word(int at) {
        return bigEndian ? log.getInt(at) : Integer.reverseBytes(log.getInt(at));
    }
}
