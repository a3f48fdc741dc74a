// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the camera's directory page, which is no HTML that a parser would understand (protocol reference, section
 * 9.2): one line a row, cells never closed, the visible name not escaped. The name comes from the link.
 *
 * @param folder the folder's path without a slash at its end; empty for the root or where the page does not say
 * @param files in the card's own order
 * @param unreadable rows that could not be understood or had a path that is not acceptable
 * @param cut whether there were more rows than are read
 */
record DirectoryPage(String folder, List<CardFile> files, int unreadable, boolean cut) {
    static final int MOST_ROWS = 30_000;

    private static final int LOOKED_AT = 4096;
    private static final String ROW = "<tr><td><a href=\"";
    private static final Pattern FOLDER = Pattern.compile("<div id=folder>([^<]{0,1024})</div>");
    private static final Pattern SIZE = Pattern.compile("<td align=right> ([0-9]{1,12})(\\.[0-9]{2})? (B|KB|MB)<td");
    private static final Pattern TIME =
            Pattern.compile("<td align=right>([0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})$");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);

    DirectoryPage {
        files = List.copyOf(files);
    }

    /** Whether that looks like a directory page at all; one without card is empty. */
    static boolean is(byte[] page) {
        String start = new String(page, 0, Math.min(page.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return start.isBlank() || FOLDER.matcher(start).find() || start.contains(ROW);
    }

    /** Reads a page; rows that make no sense are counted and left out. */
    static DirectoryPage read(byte[] page) {
        String text = new String(page, StandardCharsets.ISO_8859_1);
        Matcher folder = FOLDER.matcher(text);
        String path = folder.find() ? folder.group(1) : "";
        List<CardFile> files = new ArrayList<>();
        int unreadable = 0;
        List<String> rows = text.lines()
                .filter(each -> each.startsWith(ROW))
                .limit(MOST_ROWS + 1L)
                .toList();
        for (String line : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            Optional<CardFile> file = row(line);
            file.ifPresent(files::add);
            if (file.isEmpty()) {
                unreadable++;
            }
        }
        return new DirectoryPage(path, files, unreadable, rows.size() > MOST_ROWS);
    }

    private static Optional<CardFile> row(String line) {
        int end = line.indexOf('"', ROW.length());
        if (end < 0) {
            return Optional.empty();
        }
        String link = line.substring(ROW.length(), end);
        Optional<String> path = decode(link).filter(CardFile::acceptable);
        // What follows the name is cut from the end of the line, because a name may look like a cell.
        int cells = line.lastIndexOf("</a>");
        if (path.isEmpty() || cells < 0) {
            return Optional.empty();
        }
        String rest = line.substring(cells);
        boolean folder = rest.contains("<i>folder</i>");
        Matcher size = SIZE.matcher(rest);
        if (!folder && !size.find()) {
            return Optional.empty();
        }
        return Optional.of(new CardFile(
                path.get(),
                target(link, path.get()),
                folder,
                folder ? OptionalLong.empty() : OptionalLong.of(bytes(size)),
                folder || size.group(2) == null ? 0 : unit(size.group(3)) / 200 + 1,
                time(rest),
                false));
    }

    private static long bytes(Matcher size) {
        long unit = unit(size.group(3));
        long whole = Long.parseLong(size.group(1)) * unit;
        return size.group(2) == null
                ? whole
                : whole + Math.round(Integer.parseInt(size.group(2).substring(1)) * (unit / 100.0));
    }

    private static long unit(String name) {
        return switch (name) {
            case "MB" -> 1024 * 1024;
            case "KB" -> 1024;
            default -> 1;
        };
    }

    private static Optional<LocalDateTime> time(String cells) {
        Matcher time = TIME.matcher(cells);
        return time.find() ? stamp(time.group(1)) : Optional.empty();
    }

    /** A time as all lists write it; empty where it is none. */
    static Optional<LocalDateTime> stamp(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip(), STAMP));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The bytes that a link stands for, as UTF-8 where they are that, and as the camera's Latin-1 otherwise. */
    private static Optional<String> decode(String link) {
        byte[] bytes = new byte[link.length()];
        int count = 0;
        for (int i = 0; i < link.length(); i++) {
            char sign = link.charAt(i);
            if (sign == '%') {
                int high = i + 2 < link.length() ? Character.digit(link.charAt(i + 1), 16) : -1;
                int low = i + 2 < link.length() ? Character.digit(link.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes[count++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[count++] = (byte) sign;
            }
        }
        byte[] octets = Arrays.copyOf(bytes, count);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(octets, StandardCharsets.ISO_8859_1));
        }
    }

    /** The link itself where a request can hold it as it is: what the camera wrote it understands. */
    private static String target(String link, String path) {
        boolean plain = link.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '?' && c != '#');
        return plain ? link : CardFile.encoded(path);
    }
}
