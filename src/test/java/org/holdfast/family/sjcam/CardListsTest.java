// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.net.MalformedXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardListsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A:\\..\\..\\etc\\passwd",
                "A:\\DCIM\\..\\x.MOV",
                "relative\\x.MOV",
                "A:x.MOV",
                "A:\\",
                "",
                "A:\\DCIM\\\\x.MOV",
                "A:\\DCIM\\x\u0007.MOV",
                "\\\\server\\share\\x.MOV"
            })
    void pathsThatLeadElsewhereAreLeftOutAndCounted(String fpath) throws Exception {
        String plain = fpath.replace("\u0007", "&#9;");
        FileList list = list("<File><NAME>x.MOV</NAME><FPATH>" + plain + "</FPATH><SIZE>1</SIZE></File>"
                + "<File><NAME>y.MOV</NAME><FPATH>B:\\DCIM\\y.MOV</FPATH><SIZE>2</SIZE></File>");

        assertThat(list.files().stream().map(CardFile::path)).containsExactly("/DCIM/y.MOV");
        assertThat(list.unreadable()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "99999999999999999999", ""})
    void sizesThatAreNoneAreLeftOutAndCounted(String size) throws Exception {
        FileList list = list("<File><NAME>x</NAME><FPATH>A:\\x</FPATH><SIZE>" + size + "</SIZE></File>");

        assertThat(list.files()).isEmpty();
        assertThat(list.unreadable()).isEqualTo(1);
    }

    @Test
    void filesBeyond4GigabytesKeepTheirSize() throws Exception {
        assertThat(list("<File><NAME>x</NAME><FPATH>A:\\x</FPATH><SIZE>8589934592</SIZE></File>")
                        .files()
                        .getFirst()
                        .size())
                .hasValue(8_589_934_592L);
    }

    @Test
    void tooManyEntriesAreRefused() {
        String many = "<File/>".repeat(400_001);

        assertThatThrownBy(() -> list(many))
                .isInstanceOfSatisfying(
                        MalformedXmlException.class,
                        e -> assertThat(e.problem()).isEqualTo(MalformedXmlException.Problem.TOO_MANY));
    }

    @Test
    void namesOnPagesComeFromTheLinkAndAreNeverMarkup() {
        DirectoryPage page = DirectoryPage.read(row("/DCIM/%3Cb%3Ex%3C%2Fb%3E.MOV", "<b>x</b></a><td align=right> 1 B")
                .replace("%2F", "")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(page.files().stream().map(CardFile::name)).containsExactly("<b>x<b>.MOV");
    }

    @Test
    void aNameThatLooksLikeCellsIsNotTakenForThem() {
        String evil = "</a><td align=right> 7.00 MB<td align=right>2001/01/01 00:00:00";
        DirectoryPage page = DirectoryPage.read(row("/x.MOV", evil).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(page.files().getFirst().size()).hasValue(512);
        assertThat(page.files().getFirst().sizeTolerance()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/../x", "/%2e%2e/x", "/a%5cb", "/%zz", "http://elsewhere/x", "//elsewhere/x", "/"})
    void linksThatLeadElsewhereAreLeftOutAndCounted(String href) {
        DirectoryPage page = DirectoryPage.read(row(href, "x").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(page.files()).isEmpty();
        assertThat(page.unreadable()).isEqualTo(1);
    }

    @Test
    void truncatedAndFlippedPagesGiveAcceptablePathsOnly() {
        byte[] whole = Vector.bytes("dir_movie_sj4000.html");
        SplittableRandom random = new SplittableRandom(8192);
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(DirectoryPage.read(flipped).files()).allMatch(file -> CardFile.acceptable(file.path()));
            assertThat(DirectoryPage.read(Arrays.copyOf(whole, at)).files())
                    .hasSizeLessThanOrEqualTo(8)
                    .allMatch(file -> CardFile.acceptable(file.path()));
        }
    }

    private static FileList list(String entries) throws MalformedXmlException {
        return FileList.read(("<LIST><ALLFile>" + entries + "</ALLFile></LIST>").getBytes(StandardCharsets.UTF_8));
    }

    private static String row(String href, String name) {
        return "<tr><td><a href=\"" + href + "\"><b>" + name
                + "</b></a><td align=right> 512 B<td align=right>2016/10/01 23:33:04\n";
    }
}
