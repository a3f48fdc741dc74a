// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an endless answer part by part. */
final class MjpegParts {
    private static final Pattern LENGTH = Pattern.compile("Content-length: (\\d+)\r\n");

    private MjpegParts() {}

    /** Everything up to and with the next empty line. */
    static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    static byte[] next(DataInputStream in) throws IOException {
        String head = head(in);
        Matcher length = LENGTH.matcher(head);
        if (!head.startsWith("--arflebarfle\r\n") || !length.find()) {
            throw new IOException("Not a part: " + head);
        }
        byte[] jpeg = in.readNBytes(Integer.parseInt(length.group(1)));
        in.readNBytes(2);
        return jpeg;
    }
}
