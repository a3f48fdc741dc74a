// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventSplitterTest {
    @Test
    void messagesAreTheSameHoweverTheyArrive() {
        byte[] all = Vector.bytes("events_3333_concat.txt");
        List<String> atOnce = split(all, all.length);

        assertThat(atOnce).hasSize(4).allMatch(message -> message.endsWith("</Function>"));
        for (int piece = 1; piece < all.length; piece++) {
            assertThat(split(all, piece)).as("pieces of %d", piece).isEqualTo(atOnce);
        }
    }

    @Test
    void whatNeverEndsIsDroppedAndCounted() {
        EventSplitter splitter = new EventSplitter();
        byte[] endless = "x".repeat(EventSplitter.LONGEST).getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 100; i++) {
            assertThat(splitter.push(endless, 0, endless.length)).isEmpty();
        }

        assertThat(splitter.dropped()).isEqualTo(99L * EventSplitter.LONGEST);
        byte[] end = "</Function>".getBytes(StandardCharsets.US_ASCII);
        splitter.push(end, 0, end.length);
        byte[] good = Vector.bytes("events_3333_concat.txt");
        assertThat(splitter.push(good, 0, good.length)).hasSize(4);
    }

    @Test
    void randomBytesNeverKeepMoreThanTheLimit() {
        SplittableRandom random = new SplittableRandom(3333);
        EventSplitter splitter = new EventSplitter();
        byte[] bytes = new byte[3000];
        for (int i = 0; i < 200; i++) {
            random.nextBytes(bytes);
            assertThat(splitter.push(bytes, 0, bytes.length))
                    .allMatch(message -> message.length <= EventSplitter.LONGEST);
        }
    }

    private static List<String> split(byte[] bytes, int piece) {
        EventSplitter splitter = new EventSplitter();
        List<String> messages = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            splitter.push(bytes, at, Math.min(piece, bytes.length - at))
                    .forEach(message -> messages.add(new String(message, StandardCharsets.US_ASCII)));
        }
        return messages;
    }
}
