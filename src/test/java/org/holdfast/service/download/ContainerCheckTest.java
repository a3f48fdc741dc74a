// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.holdfast.device.Recording;
import org.holdfast.service.download.ContainerCheck.Finding;
import org.junit.jupiter.api.Test;

class ContainerCheckTest {
    private static Finding look(String name, byte[] content) throws IOException {
        return ContainerCheck.look(Recording.Kind.CLIP, name, Content.of(content));
    }

    @Test
    void aFilmIsSoundWhenItsBoxesFillIt() throws IOException {
        assertThat(look("X.MOV", Clip.film(5000, 1))).isEqualTo(Finding.SOUND);
        assertThat(look("x.mp4", Clip.film(64, 1))).isEqualTo(Finding.SOUND);
        assertThat(look("X.MOV", Arrays.copyOf(Clip.film(5000, 1), 6000)))
                .as("padded with zeros")
                .isEqualTo(Finding.SOUND);
    }

    @Test
    void aFilmWithoutAnIndexIsUnfinishedNotDamaged() throws IOException {
        assertThat(look("X.MOV", Clip.unfinished(5000, 1))).isEqualTo(Finding.UNFINISHED);
        assertThat(look("X.MOV", new byte[0])).isEqualTo(Finding.UNFINISHED);
        for (int length = 60; length < 500 - 24; length += 7) {
            assertThat(look("X.MOV", Arrays.copyOf(Clip.film(500, 1), length)))
                    .as("cut at %s", length)
                    .isEqualTo(Finding.UNFINISHED);
        }
    }

    @Test
    void aFilmThatBeginsWithSomethingElseIsDamaged() throws IOException {
        byte[] film = Clip.film(5000, 1);
        film[5] ^= 1;

        assertThat(look("X.MOV", film)).isEqualTo(Finding.DAMAGED);
        assertThat(look("X.MOV", new byte[5000])).isEqualTo(Finding.DAMAGED);
    }

    @Test
    void anIndexThatDoesNotFitIsDamaged() throws IOException {
        byte[] film = Clip.film(5000, 1);
        ByteBuffer.wrap(film).putInt(5000 - 24, 3000);

        assertThat(look("X.MOV", film)).isEqualTo(Finding.UNFINISHED);

        byte[] more = Arrays.copyOf(Clip.film(5000, 1), 5004);
        Arrays.fill(more, 5000, 5004, (byte) 9);
        assertThat(look("X.MOV", more)).isEqualTo(Finding.DAMAGED);
    }

    @Test
    void largeBoxesTellTheirLengthInEightBytes() throws IOException {
        byte[] film = Clip.film(5000, 1);
        ByteBuffer wrapped = ByteBuffer.wrap(film);
        wrapped.putInt(20, 1).putLong(28, 5000 - 20 - 24);
        assertThat(look("X.MOV", film)).isEqualTo(Finding.SOUND);

        wrapped.putLong(28, Long.MIN_VALUE);
        assertThat(look("X.MOV", film)).isEqualTo(Finding.UNFINISHED);
        wrapped.putLong(28, Long.MAX_VALUE);
        assertThat(look("X.MOV", film)).isEqualTo(Finding.UNFINISHED);
    }

    @Test
    void aPictureHasItsFirstAndLastMarker() throws IOException {
        byte[] picture = Clip.picture(4000, 3);
        assertThat(look("X.JPG", picture)).isEqualTo(Finding.SOUND);
        assertThat(look("X.JPG", Arrays.copyOf(picture, 5000))).as("padded").isEqualTo(Finding.SOUND);

        byte[] blank = new byte[4000];
        ByteBuffer.wrap(blank).putInt(0, 0xffd8ffe1);
        assertThat(look("X.JPG", blank)).isEqualTo(Finding.DAMAGED);
        assertThat(look("X.JPG", new byte[] {1, 2, 3})).isEqualTo(Finding.DAMAGED);
    }

    @Test
    void aPageInsteadOfAFileIsRecognised() throws IOException {
        assertThat(look("X.MOV", Clip.page())).isEqualTo(Finding.PAGE);
        assertThat(look("X.JPG", Clip.page())).isEqualTo(Finding.PAGE);
        assertThat(ContainerCheck.look(Recording.Kind.OTHER, "index.html", Content.of(Clip.page())))
                .isEqualTo(Finding.OTHER);
    }

    @Test
    void otherKindsAreNotJudged() throws IOException {
        assertThat(look("X.TS", new byte[] {0x47})).isEqualTo(Finding.OTHER);
        assertThat(look("noending", new byte[] {0x47})).isEqualTo(Finding.OTHER);
    }
}
