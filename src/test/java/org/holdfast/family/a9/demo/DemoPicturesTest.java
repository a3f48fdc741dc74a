// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.family.a9.demo.Fragments.Build;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoPicturesTest {
    private static final byte[] FIRST = Fragments.jpeg(10_000, 1);
    private static final byte[] SECOND = Fragments.jpeg(7_777, 2);

    private final DemoPictures pictures = new DemoPictures();
    private final List<byte[]> seen = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void aPictureIsCutAtTheLengthBehindItsEnd(Build build) {
        give(Fragments.of(254, FIRST, build));
        give(Fragments.of(255, SECOND, build));
        give(Fragments.of(0, FIRST, build));

        assertShown(FIRST, SECOND, FIRST);
        assertThat(pictures.lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theLengthMayBeSplitOverTheLastTwoFragments(Build build) {
        for (int more = 0; more < 5; more++) {
            byte[] picture = Fragments.jpeg(3 * 1464 - more, more);
            give(Fragments.of(more, picture, build));

            assertThat(seen.getLast()).isEqualTo(picture);
        }
    }

    @Test
    void withoutALengthItIsCutBehindItsEndMark() {
        byte[] padded = Arrays.copyOf(FIRST, FIRST.length + 9);
        give(Fragments.cut(1, padded, Build.TOTAL));

        assertShown(FIRST);
    }

    @Test
    void whoeverJoinsInTheMiddleWaitsForTheNextPicture() {
        List<byte[]> first = Fragments.of(1, FIRST, Build.BARE);
        give(first.subList(2, first.size()));
        give(Fragments.of(2, SECOND, Build.BARE));

        assertShown(SECOND);
        assertThat(pictures.lost()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aPictureThatLacksAFragmentIsDroppedWhicheverItIs(Build build) {
        give(Fragments.of(0, SECOND, build));
        int count = Fragments.of(1, FIRST, build).size();
        for (int i = 0; i < count; i++) {
            List<byte[]> lacking = new ArrayList<>(Fragments.of(1 + i, FIRST, build));
            lacking.remove(i);
            give(lacking);
        }
        give(Fragments.of(count + 1, SECOND, build));

        assertShown(SECOND, SECOND);
        assertThat(pictures.lost()).isEqualTo(count);
    }

    @Test
    void fragmentsThatCountAreSortedEvenBehindTheLast() {
        List<byte[]> fragments = new ArrayList<>(Fragments.of(1, FIRST, Build.COUNTING));
        byte[] begin = fragments.removeFirst();
        Collections.reverse(fragments);
        give(List.of(begin));
        give(fragments);

        assertShown(FIRST);
        assertThat(pictures.repaired()).isEqualTo(1);
    }

    @Test
    void anEndThatOvertookFragmentsWithoutNumbersCostsThePicture() {
        List<byte[]> fragments = new ArrayList<>(Fragments.of(1, FIRST, Build.TOTAL));
        Collections.swap(fragments, fragments.size() - 1, fragments.size() - 2);
        give(fragments);
        give(Fragments.of(2, SECOND, Build.TOTAL));

        assertShown(SECOND);
        assertThat(pictures.lost()).isEqualTo(1);
    }

    @Test
    void aLateFragmentOfAnOlderPictureDoesNotEndThePresentOne() {
        List<byte[]> first = new ArrayList<>(Fragments.of(1, FIRST, Build.COUNTING));
        byte[] late = first.remove(3);
        List<byte[]> second = Fragments.of(2, SECOND, Build.COUNTING);
        give(first);
        give(second.subList(0, 2));
        give(List.of(late));
        give(second.subList(2, second.size()));

        assertShown(SECOND);
        assertThat(pictures.lost()).isEqualTo(1);
    }

    @Test
    void aLengthThatLiesCostsThePicture() {
        byte[] lying = Arrays.copyOf(FIRST, FIRST.length + 5);
        lying[FIRST.length + 1] = 1;
        give(Fragments.cut(1, lying, Build.TOTAL));

        assertThat(seen).isEmpty();
        assertThat(pictures.lost()).isEqualTo(1);
    }

    @Test
    void aPictureOfAbsurdSizeIsDroppedBeforeAnybodyDecodesIt() {
        byte[] bomb = FIRST.clone();
        Arrays.fill(bomb, 13, 17, (byte) 0xff);
        give(Fragments.of(1, bomb, Build.COUNTING));

        assertThat(seen).isEmpty();
        assertThat(pictures.lost()).isEqualTo(1);
    }

    @Test
    void aPictureWithoutEndIsBounded() {
        byte[] endless = new byte[300 * 1464];
        endless[0] = -1;
        endless[1] = (byte) 0xd8;
        List<byte[]> fragments = Fragments.cut(1, endless, Build.BARE);
        give(fragments);
        give(Fragments.of(2, SECOND, Build.BARE));

        assertShown(SECOND);
        assertThat(pictures.lost()).isEqualTo(1);
    }

    @Test
    void otherDatagramsAreNoFragments() {
        List<byte[]> fragments = Fragments.of(1, FIRST, Build.COUNTING);
        give(fragments.subList(0, 2));
        for (int at : new int[] {1, 3, 4}) {
            byte[] other = fragments.get(2).clone();
            other[at] = 9;
            give(List.of(other));
        }
        give(List.of(new byte[0], new byte[8], new byte[1473]));
        byte[] named = fragments.get(2).clone();
        System.arraycopy(new byte[] {'T', 'Z', 'H', 0}, 0, named, 4, 4);
        give(List.of(named));
        give(fragments.subList(3, fragments.size()));

        assertShown(FIRST);
    }

    @RepeatedTest(100)
    void anyLossRepetitionAndOrderGivesWholePicturesOrNone(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<byte[]> sent = new ArrayList<>();
        List<byte[]> arriving = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            byte[] picture = Fragments.jpeg(2000 + random.nextInt(20_000), random.nextLong());
            sent.add(picture);
            for (byte[] fragment : Fragments.of(number, picture, Build.COUNTING)) {
                for (int copies = random.nextInt(25) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                    arriving.add(fragment);
                }
            }
        }
        for (int i = 0; i + 3 < arriving.size(); i++) {
            if (random.nextInt(20) == 0) {
                Collections.swap(arriving, i, i + 1 + random.nextInt(3));
            }
        }
        give(arriving);

        assertThat(seen.stream().map(Arrays::hashCode))
                .isSubsetOf(sent.stream().map(Arrays::hashCode).toList());
        assertThat(seen).isNotEmpty();
    }

    @RepeatedTest(50)
    void anyLossGivesWholePicturesOrNoneInBuildsWithoutNumbers(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Build build = random.nextBoolean() ? Build.TOTAL : Build.BARE;
        List<byte[]> sent = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            byte[] picture = Fragments.jpeg(2000 + random.nextInt(20_000), random.nextLong());
            sent.add(picture);
            for (byte[] fragment : Fragments.of(number, picture, build)) {
                for (int copies = random.nextInt(25) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                    give(List.of(fragment));
                }
            }
        }

        assertThat(seen.stream().map(Arrays::hashCode))
                .isSubsetOf(sent.stream().map(Arrays::hashCode).toList());
        assertThat(seen).isNotEmpty();
    }

    private void give(List<byte[]> datagrams) {
        for (byte[] datagram : datagrams) {
            ByteBuffer picture = pictures.fragment(ByteBuffer.wrap(datagram));
            if (picture != null) {
                byte[] copy = new byte[picture.remaining()];
                picture.get(copy);
                seen.add(copy);
            }
        }
    }

    private void assertShown(byte[]... expected) {
        assertThat(seen.stream().map(Arrays::hashCode))
                .containsExactlyElementsOf(
                        Stream.of(expected).map(Arrays::hashCode).toList());
    }
}
