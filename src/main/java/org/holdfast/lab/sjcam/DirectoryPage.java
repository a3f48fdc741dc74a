// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A folder as the broken HTML that the camera makes of it (protocol reference, section 9.2). */
final class DirectoryPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);
    private static final String PLAIN = "-_.~/!$'()*,;:@&=";

    private DirectoryPage() {}

    /**
     * The page.
     *
     * @param folder without a slash at its end, empty for the root
     * @param later whether it comes from the later firmware, with two upload forms
     */
    static Content of(Card card, String folder, boolean later) {
        if (!card.present()) {
            return new Content.Bytes(new byte[0]);
        }
        byte[] before = before(card, folder).getBytes(StandardCharsets.ISO_8859_1);
        byte[] after = after(folder, later).getBytes(StandardCharsets.ISO_8859_1);
        int rows = folder.equalsIgnoreCase(Card.MOVIES) ? card.generated().count() : 0;
        GeneratedFiles generated = card.generated();
        return new LongText(
                before,
                rows,
                row(generated.example()).length,
                number -> generated.file(number).map(DirectoryPage::row).orElse(new byte[0]),
                after);
    }

    private static byte[] row(CardFile file) {
        return fileRow(file.path(), file.name(), file.content().size(), file.modified())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String before(Card card, String folder) {
        StringBuilder page = new StringBuilder("<html>\n<body>\n<div id=folderlabel>folder</div>\n<div id=folder>")
                .append(folder)
                .append("</div>\n<div id=body>\n<table cellpadding=5>\n<th>Filename\n<th>Filesize\n<th>Filetime\n");
        if (folder.isEmpty()) {
            page.append(fileRow("/VOLUME1", "VOLUME1", 0, LocalDateTime.of(2016, 9, 16, 18, 40)));
        }
        for (Card.Entry each : card.in(folder)) {
            page.append(row(each));
        }
        if (folder.equalsIgnoreCase(Card.MOVIES)) {
            card.extra()
                    .forEach(file -> page.append(
                            fileRow(file.path(), file.name(), file.content().size(), file.modified())));
        }
        return page.toString();
    }

    private static String after(String folder, boolean later) {
        StringBuilder page = new StringBuilder(
                        "<tr><td colspan=\"4\"><hr size=1 noshade align=top></td></tr></table>\n")
                .append(uploadForm(folder.isEmpty() ? "/" : folder, "fileupload1", "Upload files"));
        if (later) {
            // The later firmware's second form; its exact text is our guess.
            page.append(
                    uploadForm((folder.isEmpty() ? "/" : folder) + "?custom=1", "fileupload2", "Upload files custom"));
        }
        return page.append("</div>\n</body>\n</html>\n").toString();
    }

    /** The rounded size: bytes as they are, others with two decimals, nothing above MB. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        if (bytes < 1024 * 1024) {
            return String.format(Locale.ROOT, "%.2f KB", bytes / 1024.0);
        }
        return String.format(Locale.ROOT, "%.2f MB", bytes / (1024.0 * 1024));
    }

    private static String fileRow(String path, String name, long size, LocalDateTime modified) {
        String link = encoded(path);
        return "<tr><td><a href=\"" + link + "\"><b>" + name + "</b></a><td align=right> " + size(size)
                + "<td align=right>" + TIME.format(modified) + "\n<td align=right><a href=\"" + link
                + "?del=1\">Remove</a>\n";
    }

    private static String row(Card.Entry entry) {
        String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        if (entry.file().isPresent()) {
            long size = entry.file().get().content().size();
            return listed(name) ? fileRow(entry.path(), name, size, entry.modified()) : "";
        }
        return "<tr><td><a href=\"" + encoded(entry.path()) + "\"><b>" + name
                + "</b></a><td align=center><i>folder</i><td align=right>" + TIME.format(entry.modified()) + "\n";
    }

    private static String uploadForm(String action, String part, String label) {
        return "<form name=frm action=\"" + action + "\" method=post enctype=\"multipart/form-data\"><input name="
                + part + " size=70 type=file><br/><input name=upbtn type=submit value=\"" + label + "\"></form>";
    }

    private static boolean listed(String name) {
        return !name.startsWith(".")
                && name.indexOf('+') < 0
                && StandardCharsets.ISO_8859_1.newEncoder().canEncode(name);
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char sign = (char) (octet & 0xff);
            boolean letter = sign < 0x80 && Character.isLetterOrDigit(sign);
            if (letter || PLAIN.indexOf(sign) >= 0) {
                text.append(sign);
            } else {
                text.append(String.format(Locale.ROOT, "%%%02X", (int) sign));
            }
        }
        return text.toString();
    }
}
