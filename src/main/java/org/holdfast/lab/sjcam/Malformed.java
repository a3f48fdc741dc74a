// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;

/** Answers that make no sense, to see what a client makes of them. */
final class Malformed {
    private static final byte[] GARBAGE = {(byte) 0xff, 0, '<', '<', '&', (byte) 0x80, '>', ']', 1, 2, 3, '\n'};
    private static final String ENTITIES = """
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE Function [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
            <Function>
            <Cmd>3012</Cmd>
            <Status>0</Status>
            <String>&c;&f;</String>
            </Function>""";

    private Malformed() {}

    static void write(OutputStream out, String kind, Reply reply, ReplyWriter writer) throws IOException {
        String text;
        try (InputStream in = reply.content().open(0)) {
            text = new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
        switch (kind) {
            case "truncated" -> writer.write(out, Reply.xml(text.substring(0, text.length() * 2 / 3)), false);
            case "entities" -> writer.write(out, Reply.xml(ENTITIES), false);
            case "huge-number" -> writer.write(out, Reply.xml(number(text, "9".repeat(400))), false);
            case "text-number" -> writer.write(out, Reply.xml(number(text, "twelve")), false);
            case "endless" -> endless(out);
            default -> writer.write(out, Reply.of("text/xml", GARBAGE), false);
        }
    }

    private static String number(String text, String instead) {
        return text.replaceAll("<(Status|Value|SIZE)>-?[0-9]+</", "<$1>" + Matcher.quoteReplacement(instead) + "</");
    }

    /** Goes on until the client has had enough. */
    private static void endless(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nServer: eCos/1.0\r\nContent-type: text/xml\r\nConnection: close\r\n\r\n"
                        + Answers.DECLARATION + "<LIST>\n")
                .getBytes(StandardCharsets.UTF_8));
        byte[] piece =
                "<ALLFile><File><NAME>A</NAME></File></ALLFile>\n".repeat(200).getBytes(StandardCharsets.UTF_8);
        while (!Thread.currentThread().isInterrupted()) {
            out.write(piece);
        }
    }
}
