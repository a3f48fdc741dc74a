// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.holdfast.net.MalformedXmlException;

/** No bytes from a camera do more than be read or be refused. */
class SjcamParsersFuzz {
    private static final Identification IDENTIFICATION = new Identification(ModelTable.load());

    @FuzzTest
    void anyAnswerIsReadOrRefused(byte[] body) {
        try {
            SjcamAnswer answer = SjcamAnswer.read(body);
            assertThat(answer.items()).allMatch(item -> item.command() >= 0 && item.command() <= 99_999);
            answer.items()
                    .forEach(item -> assertThat(
                                    item.code().isPresent() || item.code().isEmpty())
                            .isTrue());
        } catch (MalformedXmlException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anySettingsBecomeRowsOfBoundedWords(byte[] body) {
        SjcamIdentity identity = IDENTIFICATION.identity(
                Dialect.SJCAM, java.util.List.of("655", "SJ4000WIFI"), java.util.Set.of(2019, 1012));
        try {
            assertThat(new SettingRows(identity).all(SjcamAnswer.read(body), java.util.List.of()))
                    .allSatisfy(row -> {
                        assertThat(row.about().name()).isNotEmpty();
                        if (row instanceof org.holdfast.device.Setting.ReadOnly only) {
                            assertThat(only.value().length()).isLessThanOrEqualTo(60);
                        }
                    });
        } catch (MalformedXmlException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anyBeginningIsAPageOrNot(byte[] body) {
        assertThat(BoundedPrefix.isWebPage(body)).isIn(true, false);
    }

    @FuzzTest
    void anyEventBytesAreSplitWithinBounds(byte[] bytes) {
        EventSplitter splitter = new EventSplitter();
        for (int at = 0; at < bytes.length; at += 7) {
            assertThat(splitter.push(bytes, at, Math.min(7, bytes.length - at)))
                    .allMatch(message -> message.length <= EventSplitter.LONGEST);
        }
    }

    @FuzzTest
    void anyDirectoryPageGivesAcceptablePathsOnly(byte[] page) {
        assertThat(DirectoryPage.read(page).files()).allMatch(file -> CardFile.acceptable(file.path()));
    }

    @FuzzTest
    void anyFileListGivesAcceptablePathsOnlyOrIsRefused(byte[] body) {
        try {
            assertThat(FileList.read(body).files())
                    .allMatch(file ->
                            CardFile.acceptable(file.path()) && file.size().orElse(0) >= 0);
        } catch (MalformedXmlException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anyContentRangeIsSoundOrRefused(@NotNull String value) {
        ContentRange.read(value).ifPresent(range -> {
            assertThat(range.first()).isNotNegative().isLessThanOrEqualTo(range.last());
            assertThat(range.total().orElse(Long.MAX_VALUE)).isGreaterThan(range.last());
        });
    }

    @FuzzTest
    void anyListedFileIsARecordingThatIsNamedAsItWas(byte[] page) {
        for (CardFile file : DirectoryPage.read(page).files()) {
            org.holdfast.device.Recording recording = RecordingFacts.of(file, Dialect.UNKNOWN);
            assertThat(recording.path()).isEqualTo(file.path());
            assertThat(recording.length().orElse(java.time.Duration.ZERO))
                    .isLessThanOrEqualTo(java.time.Duration.ofHours(2));
            assertThat(file.target()).matches("/[\\x21-\\x7e]*").doesNotContain("?", "#");
        }
    }

    @FuzzTest
    void onlyPlainNamesAreUploaded(@NotNull String name) {
        try {
            UploadName.require("/DCIM/MOVIE/" + name);
            assertThat(name).matches("[A-Za-z0-9 ._()~/-]+").doesNotEndWith(".").doesNotEndWith(" ");
        } catch (org.holdfast.device.DeviceException.NotAllowed refused) {
            assertThat(refused.sentence().toString()).isNotBlank();
        }
    }

    @FuzzTest
    void anyFirmwareWordsGiveAnIdentity(@NotNull String words) {
        SjcamIdentity identity = IDENTIFICATION.identity(
                Dialect.SJCAM, java.util.List.of(words.split("\n", -1)), java.util.Set.of(2019, 1012));

        assertThat(identity.powerOffIndex()).isIn(4, 6);
        assertThat(identity.model()).startsWith("SJCAM");
        assertThat(OtherChip.in(words).isPresent() || OtherChip.in(words).isEmpty())
                .isTrue();
    }
}
