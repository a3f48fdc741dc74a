// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever becomes of the packets, what is shown is a picture that was sent, in the order in which they were. */
class PictureAssemblerPropertiesTest {
    private final Watching seen = new Watching();
    private final Map<String, Integer> orderOf = new HashMap<>();

    @RepeatedTest(60)
    void anyOrderRepetitionAndLossGivesWholePicturesInOrderOrNone(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        List<byte[]> packets = stream(random, 12);
        long first = start(random);
        List<Integer> arriving = new ArrayList<>();
        double loss = random.nextInt(4) * 0.03;
        for (int i = 0; i < packets.size(); i++) {
            for (int copies = random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--) {
                if (random.nextDouble() >= loss) {
                    arriving.add(i);
                }
            }
        }
        shuffleWithin(arriving, 1 + random.nextInt(40), random);
        for (int i = 0; i < arriving.size(); i++) {
            seen.at(
                    i * 2L,
                    first + arriving.get(i),
                    packets.get(arriving.get(i)).clone());
        }
        seen.tick(arriving.size() * 2L + 10_000);

        assertShownInOrder();
    }

    @RepeatedTest(40)
    void whereNothingIsLostEveryPictureIsShownWhateverTheOrderIsWithinTheWait(RepetitionInfo repetition)
            throws Exception {
        Random random = new Random(1000 + repetition.getCurrentRepetition());
        List<byte[]> packets = stream(random, 12);
        long first = start(random);
        List<Integer> arriving = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            arriving.add(i);
            if (random.nextInt(8) == 0) {
                arriving.add(i);
            }
        }
        // The first header comes first: what overtakes it would be taken for what was before joining.
        shuffleWithin(arriving.subList(1, arriving.size()), 20, random);
        for (int i = 0; i < arriving.size(); i++) {
            seen.at(i, first + arriving.get(i), packets.get(arriving.get(i)).clone());
        }

        assertThat(seen.pictures.size()).isEqualTo(orderOf.size());
        assertShownInOrder();
    }

    @RepeatedTest(40)
    void everyOrderOfOnePicturesPacketsGivesIt(RepetitionInfo repetition) throws Exception {
        Random random = new Random(2000 + repetition.getCurrentRepetition());
        byte[] picture = Camera.jpeg(40 + random.nextInt(26_000), random.nextLong());
        List<byte[]> packets = Camera.packets(1, picture);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < packets.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        long first = start(random);
        for (int i : order) {
            seen.at(0, first + i, packets.get(i));
        }

        seen.assertShown(picture);
    }

    @RepeatedTest(40)
    void damagedPacketsNeverBreakTheAssemblyAndTheNextPicturesAreShown(RepetitionInfo repetition) throws Exception {
        Random random = new Random(3000 + repetition.getCurrentRepetition());
        long index = start(random);
        long millis = 0;
        for (int i = 0; i < 400; i++) {
            byte[] packet = new byte[random.nextInt(1200)];
            random.nextBytes(packet);
            if (random.nextBoolean() && packet.length >= StreamHeader.BYTES) {
                byte[] header = Camera.header(
                        random.nextBoolean() ? StreamHeader.PICTURE : StreamHeader.SOUND,
                        random.nextInt(),
                        random.nextBoolean() ? random.nextInt(4000) : random.nextLong());
                System.arraycopy(header, 0, packet, 0, header.length);
            }
            index += random.nextInt(6) - 1;
            millis += random.nextInt(20);
            seen.at(millis, index, packet);
        }
        int before = seen.pictures.size();
        index += 5000;
        for (int i = 0; i < 3; i++) {
            List<byte[]> packets = Camera.packets(1_000_000 + i, Camera.jpeg(9000, i));
            seen.at(millis + i * 40L, index, packets);
            index += packets.size();
        }

        assertThat(seen.pictures.size() - before).isEqualTo(3);
    }

    /** Pictures with sound among them, in one index space. */
    private List<byte[]> stream(Random random, int pictures) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            byte[] picture = Camera.jpeg(3000 + random.nextInt(15_000), random.nextLong());
            orderOf.put(Watching.name(picture), i);
            List<byte[]> own = new ArrayList<>(Camera.packets(i + 1, picture));
            if (random.nextBoolean()) {
                own.add(1 + random.nextInt(own.size()), Camera.sound(new byte[960]));
            }
            packets.addAll(own);
        }
        return packets;
    }

    /** Anywhere, and mostly so that the 16 bits on the wire wrap in the middle. */
    private static long start(Random random) {
        return 65_536L * random.nextInt(3) + 65_536 - random.nextInt(120);
    }

    private static void shuffleWithin(List<Integer> arriving, int span, Random random) {
        for (int at = 0; at < arriving.size(); at += span) {
            Collections.shuffle(arriving.subList(at, Math.min(arriving.size(), at + span)), random);
        }
    }

    private void assertShownInOrder() {
        List<Integer> shown = new ArrayList<>();
        for (byte[] picture : seen.pictures) {
            assertThat(orderOf).containsKey(Watching.name(picture));
            shown.add(orderOf.get(Watching.name(picture)));
        }
        assertThat(shown).isSorted().doesNotHaveDuplicates();
    }
}
