// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The answer to 3015 (protocol reference, section 9.3). */
final class FileList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final int ARCHIVE = 32;
    private static final int GUARDED = 33;

    private FileList() {}

    static String of(Card card) {
        StringBuilder list = new StringBuilder(Answers.DECLARATION).append("<LIST>\n");
        for (CardFile file : card.files()) {
            if (!file.folder().startsWith("/DCIM/")) {
                continue;
            }
            list.append("<ALLFile><File>\n<NAME>")
                    .append(file.name())
                    .append("</NAME>\n<FPATH>A:")
                    .append(file.path().replace('/', '\\'))
                    .append("</FPATH>\n<SIZE>")
                    .append(file.content().size())
                    .append("</SIZE>\n<TIMECODE>")
                    .append(timeCode(file.modified()))
                    .append("</TIMECODE>\n<TIME>")
                    .append(TIME.format(file.modified()))
                    .append("</TIME>\n<ATTR>")
                    .append(file.guarded() ? GUARDED : ARCHIVE)
                    .append("</ATTR></File>\n</ALLFile>\n");
        }
        return list.append("</LIST>\n").toString();
    }

    /**
     * The time as FAT keeps it: date in the upper, time in the lower half. That this is what TIMECODE means is our
     * inference from one sample, in which it gives exactly the TIME beside it.
     */
    static long timeCode(LocalDateTime time) {
        long date = (long) (time.getYear() - 1980) << 9 | time.getMonthValue() << 5 | time.getDayOfMonth();
        return date << 16 | time.getHour() << 11 | time.getMinute() << 5 | time.getSecond() / 2;
    }
}
