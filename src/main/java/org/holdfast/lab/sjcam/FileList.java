// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The answer to 3015 (protocol reference, section 9.3). */
final class FileList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final int ARCHIVE = 32;
    private static final int GUARDED = 33;

    private FileList() {}

    static Content of(Card card) {
        StringBuilder before = new StringBuilder(Answers.DECLARATION).append("<LIST>\n");
        for (CardFile file : card.files()) {
            if (file.folder().startsWith("/DCIM/")) {
                before.append(entry(file, file.name(), file.path()));
            }
        }
        for (CardFile file : card.extra()) {
            // XML has no way to write these.
            if (file.name().chars().noneMatch(Character::isISOControl)) {
                before.append(entry(file, escaped(file.name()), escaped(file.path())));
            }
        }
        GeneratedFiles generated = card.generated();
        return new LongText(
                before.toString().getBytes(StandardCharsets.UTF_8),
                generated.count(),
                entry(generated.example()).length,
                number -> generated.file(number).map(FileList::entry).orElse(new byte[0]),
                "</LIST>\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] entry(CardFile file) {
        return entry(file, file.name(), file.path()).getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(CardFile file, String name, String path) {
        return "<ALLFile><File>\n<NAME>" + name + "</NAME>\n<FPATH>A:" + path.replace('/', '\\') + "</FPATH>\n<SIZE>"
                + file.content().size() + "</SIZE>\n<TIMECODE>" + timeCode(file.modified()) + "</TIMECODE>\n<TIME>"
                + TIME.format(file.modified()) + "</TIME>\n<ATTR>" + (file.guarded() ? GUARDED : ARCHIVE)
                + "</ATTR></File>\n</ALLFile>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
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
