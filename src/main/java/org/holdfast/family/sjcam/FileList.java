// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.BoundedXml.Leaf;
import org.holdfast.net.MalformedXmlException;

/**
 * Reads the answer to 3015 (protocol reference, section 9.3).
 *
 * @param files in the answer's order
 * @param unreadable entries without a usable path or size
 */
record FileList(List<CardFile> files, int unreadable) {
    private static final int LOCKED = 1;
    private static final int FOLDER = 16;

    FileList {
        files = List.copyOf(files);
    }

    /**
     * Reads a list.
     *
     * @throws MalformedXmlException when it is no XML or breaks the limits
     */
    static FileList read(byte[] body) throws MalformedXmlException {
        List<CardFile> files = new ArrayList<>();
        int unreadable = 0;
        Entry entry = new Entry();
        for (Leaf leaf : BoundedXml.leaves(body, BoundedXml.Limits.LIST)) {
            if (leaf.name().equals("NAME") && entry.begun) {
                unreadable += entry.finish(files);
                entry = new Entry();
            }
            entry.add(leaf);
        }
        unreadable += entry.finish(files);
        return new FileList(files, unreadable);
    }

    /** Drops the drive and turns the slashes: {@code A:\DCIM\MOVIE\X.MOV} becomes {@code /DCIM/MOVIE/X.MOV}. */
    static String path(String fpath) {
        String stripped = fpath.strip();
        String rooted = stripped.matches("(?s)[A-Za-z]:\\\\.*") ? stripped.substring(2) : stripped;
        return rooted.replace('\\', '/');
    }

    /** Gathers one {@code File}. */
    private static final class Entry {
        private boolean begun;
        private String path = "";
        private OptionalLong size = OptionalLong.empty();
        private String time = "";
        private long attributes;

        void add(Leaf leaf) {
            switch (leaf.name()) {
                case "NAME" -> begun = true;
                case "FPATH" -> path = path(leaf.text());
                case "SIZE" -> size = SjcamAnswer.number64(leaf.text());
                case "TIME" -> time = leaf.text();
                case "ATTR" -> attributes = SjcamAnswer.number64(leaf.text()).orElse(0);
                default -> {
                    // TIMECODE matched no clock in any sample.
                }
            }
        }

        /** Adds the file, or gives 1 when there was one that cannot be used. */
        int finish(List<CardFile> files) {
            if (!begun) {
                return 0;
            }
            boolean folder = (attributes & FOLDER) != 0;
            if (!CardFile.acceptable(path) || (!folder && (size.isEmpty() || size.getAsLong() < 0))) {
                return 1;
            }
            files.add(new CardFile(
                    path,
                    CardFile.encoded(path),
                    folder,
                    folder ? OptionalLong.empty() : size,
                    0,
                    DirectoryPage.stamp(time),
                    (attributes & LOCKED) != 0));
            return 0;
        }
    }
}
