// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

/** Directory pages as cameras write them. */
final class ScriptedPage {
    private ScriptedPage() {}

    /** @param folder empty for the root */
    static String of(String folder, String... rows) {
        return "<html>\n<body>\n<div id=folderlabel>folder</div>\n<div id=folder>" + folder
                + "</div>\n<div id=body>\n<table cellpadding=5>\n<th>Filename\n<th>Filesize\n<th>Filetime\n"
                + String.join("", rows) + "</table>\n</div>\n</body>\n</html>\n";
    }

    static String row(String link, String size) {
        return row(link, size, "2016/10/01 23:33:04");
    }

    static String row(String link, String size, String time) {
        return "<tr><td><a href=\"" + link + "\"><b>a name</b></a><td align=right> " + size + "<td align=right>" + time
                + "\n<td align=right><a href=\"" + link + "?del=1\">Remove</a>\n";
    }

    static String folder(String link) {
        return "<tr><td><a href=\"" + link
                + "\"><b>a name</b></a><td align=center><i>folder</i><td align=right>2016/10/01 23:54:12\n";
    }
}
