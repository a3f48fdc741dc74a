// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.device.CodedFeed.Counters;
import org.junit.jupiter.api.Test;

class PictureAssemblerTest {
    private static final byte[] FIRST = Camera.jpeg(16_700, 1);
    private static final byte[] SECOND = Camera.jpeg(8_000, 2);
    private static final byte[] THIRD = Camera.jpeg(12_345, 3);

    private final Watching seen = new Watching();

    @Test
    void aPictureIsHandedOnWithItsLastPacketAndNotWithTheNextHeader() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, packets.size() - 1));
        assertThat(seen.pictures).isEmpty();

        seen.at(7, packets.size() - 1, packets.getLast());

        seen.assertShown(FIRST);
        assertThat(seen.codings).containsExactly(Coding.JPEG);
        assertThat(seen.keys).containsExactly(true);
        assertThat(seen.arrivals).containsExactly(7L);
        assertThat(seen.cameraTimes).containsExactly(1_699_654_092_000L);
        assertThat(seen.assembler.counters()).isEqualTo(new Counters(FIRST.length + StreamHeader.BYTES, 0, 0));
    }

    @Test
    void lossRepetitionOtherOrderAndAWrapInMidFrameTogetherLeaveThePictureWhole() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        long start = 65_536 - 8;
        seen.at(0, start, packets.subList(0, 4));
        seen.at(1, start + 6, packets.get(6));
        seen.at(1, start + 5, packets.get(5));
        seen.at(2, start + 6, packets.get(6));
        seen.at(3, start + 7, packets.subList(7, packets.size()));
        assertThat(seen.pictures).isEmpty();

        seen.at(63, start + 4, packets.get(4));

        seen.assertShown(FIRST);
        assertThat(seen.assembler.counters().lost()).isZero();
        assertThat(seen.assembler.counters().repaired()).isEqualTo(1);
    }

    @Test
    void aHoleIsWaitedForFourHundredMillisecondsAsLongAsNothingNewerIsComplete() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 3));
        seen.at(10, 4, packets.subList(4, packets.size()));

        seen.tick(409);
        seen.at(409, 3, packets.get(3));

        seen.assertShown(FIRST);
    }

    @Test
    void afterFourHundredMillisecondsThePictureIsLostAndTheNextIsSeen() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 3));
        seen.at(10, 4, packets.subList(4, packets.size()));

        seen.tick(410);
        seen.at(411, 3, packets.get(3));
        seen.at(420, packets.size(), Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
        assertThat(seen.assembler.counters().repaired()).isZero();
    }

    @Test
    void onceANewerPictureIsCompleteAHoleIsWaitedForAHundredMilliseconds() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 3));
        seen.at(10, 4, packets.subList(4, packets.size()));
        seen.at(50, packets.size(), Camera.packets(2, SECOND));
        seen.tick(149);
        assertThat(seen.pictures).isEmpty();

        seen.tick(150);

        seen.assertShown(SECOND);
        assertThat(seen.arrivals).containsExactly(50L);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
    }

    @Test
    void aNewerPictureWaitsForAnOlderOneThatIsRepairedInTime() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 3));
        seen.at(10, 4, packets.subList(4, packets.size()));
        seen.at(50, packets.size(), Camera.packets(2, SECOND));

        seen.at(149, 3, packets.get(3));

        seen.assertShown(FIRST, SECOND);
        assertThat(seen.assembler.counters())
                .extracting(Counters::lost, Counters::repaired)
                .containsExactly(0L, 1L);
    }

    @Test
    void aPictureThatLostItsHeaderCostsOnlyItself() throws Exception {
        List<byte[]> first = Camera.packets(1, FIRST);
        List<byte[]> second = Camera.packets(2, SECOND);
        List<byte[]> third = Camera.packets(3, THIRD);
        int behind = first.size() + second.size();
        seen.at(0, 0, first);
        seen.at(40, first.size() + 1, second.subList(1, second.size()));
        seen.at(80, behind, third);
        seen.tick(180);

        seen.assertShown(FIRST, THIRD);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
    }

    @Test
    void picturesThatWereLostAsAWholeAreCountedByTheirNumbers() throws Exception {
        List<byte[]> first = Camera.packets(1, FIRST);
        seen.at(0, 0, first);
        seen.at(200, first.size() + 30, Camera.packets(5, SECOND));
        seen.tick(300);

        seen.assertShown(FIRST, SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(3);
    }

    @Test
    void soundInThePicturesIndexSpaceCostsNoPicture() throws Exception {
        byte[] sound = filled(960, 0xd5);
        List<byte[]> packets = new ArrayList<>(Camera.packets(1, FIRST));
        packets.add(5, Camera.sound(sound));
        packets.add(Camera.sound(filled(960, 0x54)));
        seen.at(0, 0, packets);

        seen.assertShown(FIRST);
        assertThat(seen.sounds).containsExactly(sound, filled(960, 0x54));
        assertThat(seen.headed).containsExactly(true, true);
    }

    @Test
    void soundIsHandedOnWhileAPictureWaits() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 3));
        seen.at(5, 4, Camera.sound(filled(960, 1)));
        seen.at(6, 5, packets.subList(4, packets.size()));
        assertThat(seen.sounds).hasSize(1);

        seen.at(66, 3, packets.get(3));

        seen.assertShown(FIRST);
        assertThat(seen.sounds).hasSize(1);
    }

    @Test
    void lostSoundAmongAPictureIsWaitedForLikeTheRest() throws Exception {
        List<byte[]> packets = new ArrayList<>(Camera.packets(1, FIRST));
        packets.add(5, Camera.sound(filled(960, 1)));
        seen.at(0, 0, packets.subList(0, 5));
        seen.at(1, 6, packets.subList(6, packets.size()));

        seen.at(61, 5, packets.get(5));

        seen.assertShown(FIRST);
        assertThat(seen.sounds).hasSize(1);
        assertThat(seen.assembler.counters().repaired()).isZero();
    }

    @Test
    void aHeaderAloneInAPacketBeginsAPicture() throws Exception {
        List<byte[]> packets = new ArrayList<>();
        packets.add(Camera.header(StreamHeader.PICTURE, 1, FIRST.length));
        packets.addAll(Camera.cut(FIRST));
        seen.at(0, 0, packets);

        seen.assertShown(FIRST);
    }

    @Test
    void zerosBehindTheEndAreNoPartOfThePictureWhetherTheyAreCountedOrNot() throws Exception {
        byte[] padded = Arrays.copyOf(FIRST, FIRST.length + 3);
        List<byte[]> counted = Camera.packets(1, padded);
        seen.at(0, 0, counted);
        seen.at(40, counted.size(), Camera.packets(2, FIRST.length, padded));

        seen.assertShown(FIRST, FIRST);
    }

    @Test
    void withoutALengthAPictureEndsWhereNothingButZerosFollow() throws Exception {
        List<byte[]> packets = Camera.packets(1, 0, Arrays.copyOf(FIRST, FIRST.length + 3));
        seen.at(0, 0, packets);

        seen.assertShown(FIRST);
    }

    @Test
    void withoutALengthAPictureEndsAtTheLatestAtTheNextHeader() throws Exception {
        byte[] trailed = Arrays.copyOf(FIRST, FIRST.length + 3);
        trailed[FIRST.length + 2] = 7;
        List<byte[]> packets = Camera.packets(1, 0, trailed);
        seen.at(0, 0, packets);
        assertThat(seen.pictures).isEmpty();

        seen.at(40, packets.size(), Camera.packets(2, SECOND));

        seen.assertShown(FIRST, SECOND);
    }

    @Test
    void aHeaderWithoutLengthAndPictureIsNothing() throws Exception {
        seen.at(0, 0, Camera.hex("55aa15a803000000000000000100000000000000000000000000000000000000"));
        seen.at(1, 1, Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isZero();
    }

    @Test
    void aLengthOfFourGigabytesIsALostPictureAndTakesNoMemory() throws Exception {
        seen.at(0, 0, Camera.hex("55aa15a8030000000000000001000000ffffffff000000000000000000000000"));
        List<byte[]> lying = Camera.packets(1, 0xffffffffL, FIRST);
        seen.at(1, 1, lying);
        seen.at(2, 1 + lying.size(), Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(2);
    }

    @Test
    void aLengthThatIsTooLargeCostsOnlyItsOwnPicture() throws Exception {
        List<byte[]> lying = Camera.packets(1, FIRST.length + 5000, FIRST);
        seen.at(0, 0, lying);
        seen.at(40, lying.size(), Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
    }

    @Test
    void aLengthThatIsTooSmallCostsOnlyItsOwnPicture() throws Exception {
        List<byte[]> lying = Camera.packets(1, FIRST.length - 5000, FIRST);
        seen.at(0, 0, lying);
        seen.at(40, lying.size(), Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
    }

    @Test
    void dataThatBeginsLikeAHeaderStaysData() throws Exception {
        byte[] picture = Camera.jpeg(16_700, 4);
        byte[] fake = Camera.hex("55aa15a803000000000000000200000040010000000000000000000000000000");
        System.arraycopy(fake, 0, picture, 3 * Camera.PAYLOAD - StreamHeader.BYTES, fake.length);
        fake[4] = StreamHeader.SOUND;
        System.arraycopy(fake, 0, picture, 5 * Camera.PAYLOAD - StreamHeader.BYTES, fake.length);
        seen.at(0, 0, Camera.packets(1, picture));

        seen.assertShown(picture);
        assertThat(seen.sounds).isEmpty();
    }

    @Test
    void aLastPacketThatLooksLikeAHeaderEndsThePicture() throws Exception {
        byte[] picture = Camera.jpeg(2 * Camera.PAYLOAD, 4);
        byte[] fake = Camera.hex("55aa15a803000000000000000200000040010000000000000000000000000000");
        System.arraycopy(fake, 0, picture, picture.length - 32, 30);
        seen.at(0, 0, Camera.packets(1, picture));

        seen.assertShown(picture);
    }

    @Test
    void whatComesBeforeTheFirstHeaderIsLeftOut() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 3, packets.subList(3, packets.size()));
        seen.at(40, packets.size(), Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isZero();
    }

    @Test
    void theFirstPictureIsWholeEvenWhenItsHeaderComesLast() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        for (int i = packets.size() - 1; i >= 0; i--) {
            seen.at(packets.size() - i, 65_530 + i, packets.get(i));
        }

        seen.assertShown(FIRST);
    }

    @Test
    void aJumpFurtherThanAnybodyWaitsGoesOnBehindIt() throws Exception {
        List<byte[]> packets = Camera.packets(1, FIRST);
        seen.at(0, 0, packets.subList(0, 4));
        seen.at(5, 1L << 40, Camera.packets(2, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(1);
    }

    @Test
    void aLittleOlderPictureIsNotShownAfterANewerOne() throws Exception {
        List<byte[]> newer = Camera.packets(7, FIRST);
        List<byte[]> older = Camera.packets(6, SECOND);
        seen.at(0, 0, newer);
        seen.at(40, newer.size(), older);
        seen.at(80, newer.size() + older.size(), Camera.packets(8, THIRD));

        seen.assertShown(FIRST, THIRD);
    }

    @Test
    void aCameraThatCountsAnewIsFollowedAndItsOldPicturesAreNot() throws Exception {
        long index = 0;
        for (long number : new long[] {900, 1, 2}) {
            List<byte[]> packets = Camera.packets(number, FIRST);
            seen.at(index, index, packets);
            index += packets.size();
        }
        assertThat(seen.pictures).hasSize(3);

        seen.at(index, 0, Camera.packets(900, SECOND));

        assertThat(seen.pictures).hasSize(3);
    }

    @Test
    void aNewCountThatBeginsCloseToTheOldOneCostsOnePictureAtMost() throws Exception {
        long index = 0;
        for (long number : new long[] {3, 4, 0, 1, 2, 3}) {
            List<byte[]> packets = Camera.packets(number, FIRST);
            seen.at(index, index, packets);
            index += packets.size();
        }

        assertThat(seen.pictures).hasSize(5);
    }

    @Test
    void aNumberThatNeverMovesAndOneThatWrapsAreShown() throws Exception {
        long index = 0;
        for (long number : new long[] {0xfffffffeL, 0xffffffffL, 0, 1, 1, 1, 2}) {
            List<byte[]> packets = Camera.packets(number, FIRST);
            seen.at(index, index, packets);
            index += packets.size();
        }

        assertThat(seen.pictures).hasSize(7);
    }

    @Test
    void newerFirmwaresPicturesAreHandedOnAsWhatTheyAre() throws Exception {
        byte[] whole = Camera.joined(Camera.hex("0000000167420015"), Camera.hex("0000000165"), filled(3000, 0x5a));
        byte[] change = Camera.joined(Camera.hex("00000141"), filled(2000, 0x33));
        List<byte[]> packets = Camera.packets(1, whole);
        seen.at(0, 0, packets);
        seen.at(40, packets.size(), Camera.packets(2, change));

        seen.assertShown(whole, change);
        assertThat(seen.codings).containsExactly(Coding.H264, Coding.H264);
        assertThat(seen.keys).containsExactly(true, false);
    }

    @Test
    void whatIsNoPictureOrWouldBeAnAbsurdOneIsLost() throws Exception {
        byte[] late = Camera.joined(
                Arrays.copyOf(FIRST, FIRST.length - 2), Camera.hex("ffc2000b08ffffffff01011100"), Camera.hex("ffd9"));
        List<byte[]> bad = List.of(
                filled(3000, 0x47),
                Camera.jpeg(3000, 1, 65_500, 65_500),
                Camera.jpeg(3000, 1, 640, 0),
                Arrays.copyOf(FIRST, FIRST.length - 2),
                Camera.hex("ffd8ffda0002ffd9"),
                Camera.hex("ffd8ffc00000ffd9"),
                late);
        long index = 0;
        for (byte[] picture : bad) {
            List<byte[]> packets = Camera.packets(index, picture);
            seen.at(index, index, packets);
            index += packets.size();
        }
        seen.at(index, index, Camera.packets(index, SECOND));

        seen.assertShown(SECOND);
        assertThat(seen.assembler.counters().lost()).isEqualTo(bad.size());
    }

    @Test
    void soundOnAChannelOfItsOwnLosesItsHeaderAndTellsGaps() throws Exception {
        byte[] coded = filled(320, 7);
        byte[] packet = Camera.joined(Camera.header(StreamHeader.JSON_SOUND, 0xaaaaaaaaL, 320), coded);
        for (long index : new long[] {0, 1, 4, 3, 5}) {
            seen.assembler.sound(index, java.nio.ByteBuffer.wrap(packet), index);
        }
        seen.assembler.sound(6, java.nio.ByteBuffer.wrap(coded), 6);

        assertThat(seen.sounds).hasSize(5).allMatch(sound -> Arrays.equals(sound, coded));
        assertThat(seen.missed).containsExactly(0, 0, 2, 0, 0);
        assertThat(seen.headed).containsExactly(true, true, true, true, false);
    }

    private static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
