// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.device.DeviceException;
import org.holdfast.device.ModelFiles.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionFilesTest {
    @TempDir
    private Path folder;

    private DescriptionFiles files = Models.NO_FILES;

    @BeforeEach
    void keepFilesInAFolderOfTheTest() {
        files = new DescriptionFiles(folder.resolve("kept"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void aDescriptionIsKeptAsItIsAndForgotten() throws Exception {
        String description = Specs.outlet("cuco-v9", Specs.service(2, "switch", Specs.on()));

        Kept kept = files.keep(file("instance.json", description));

        assertThat(kept).isEqualTo(new Kept("cuco.*.v9", "Thing"));
        assertThat(files.kept()).containsExactly(kept);
        assertThat(folder.resolve("kept"))
                .isDirectoryContaining(each -> each.getFileName().toString().equals("cuco-v9.json"));
        assertThat(folder.resolve("kept").resolve("cuco-v9.json")).hasContent(description);
        assertThat(files.of("cuco.plug.v9")).isPresent();
        assertThat(files.of("cuco.plug.v8")).isEmpty();
        assertThat(files.of("")).isEmpty();
        files.forget("cuco.*.v9");
        files.forget("cuco.*.v9");
        assertThat(files.kept()).isEmpty();
        assertThat(ModelCapabilities.known("cuco.plug.v9", files)).isFalse();
    }

    @Test
    void aFileThatIsCalledLikeItsModelIsOfThatModelAlone() throws Exception {
        String plug = Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()));
        String lamp = Specs.device("light", "acme-x1", Specs.service(2, "light", Specs.on()));

        assertThat(files.keep(file("acme.plug.x1.json", plug)).model()).isEqualTo("acme.plug.x1");
        assertThat(files.keep(file("other.thing.y2.json", lamp)).model()).isEqualTo("acme.*.x1");

        assertThat(files.of("acme.plug.x1").orElseThrow().kind()).isEqualTo("outlet");
        assertThat(files.of("acme.light.x1").orElseThrow().kind()).isEqualTo("light");
        assertThat(files.kept()).extracting(Kept::model).containsExactly("acme.*.x1", "acme.plug.x1");
        assertThat(new DescriptionFiles(folder.resolve("kept")).kept())
                .as("after a restart")
                .isEqualTo(files.kept());
        files.forget("acme.plug.x1");
        assertThat(files.kept()).extracting(Kept::model).containsExactly("acme.*.x1");
    }

    @Test
    void aLaterOneTakesThePlaceOfAnEarlier() throws Exception {
        files.keep(file("a.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()))));
        files.keep(file("b.json", Specs.outlet("acme-x1", Specs.service(3, "switch", Specs.on()))));

        assertThat(files.kept()).hasSize(1);
        assertThat(files.of("acme.plug.x1").orElseThrow().services().getFirst().siid())
                .isEqualTo(3);
    }

    @Test
    void nothingIsKeptYetIsNoError() throws Exception {
        assertThat(files.kept()).isEmpty();
        files.forget("cuco.plug.v3");
        assertThat(folder.resolve("kept")).doesNotExist();
        assertThat(files.help().toString()).contains("cuco.plug.v3.json");
    }

    @Test
    void whatSomebodyBrokeInTheFolderIsLeftOut() throws Exception {
        files.keep(file("a.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()))));
        Files.writeString(folder.resolve("kept").resolve("acme-x2.json"), "{");
        Files.createDirectory(folder.resolve("kept").resolve("acme-x3.json"));

        assertThat(files.kept()).extracting(Kept::model).containsExactly("acme.*.x1");
    }

    static Stream<Arguments> brokenFiles() {
        String service = Specs.service(2, "switch", Specs.on());
        String many = IntStream.rangeClosed(1, 2100)
                .mapToObj(each -> Specs.property(each, "p", "bool", "r", ""))
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("  \n\t", "is empty"),
                Arguments.of("<!DOCTYPE html><html><body>spec</body></html>", "is a web page"),
                Arguments.of("<xml/>", "is not JSON"),
                Arguments.of("switch on", "is not JSON"),
                Arguments.of("{\"type\":", "is not JSON"),
                Arguments.of(Specs.outlet("a-b", service) + "}", "is not JSON"),
                Arguments.of("\u0000\u0001\u0002", "is not JSON"),
                Arguments.of("[".repeat(10_000), "nested too deeply"),
                Arguments.of("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), "nested too deeply"),
                Arguments.of("{\"type\":\"" + "x".repeat(200_000) + "\"}", "too long texts"),
                Arguments.of("{\"instances\":[]}", "is a list of descriptions"),
                Arguments.of("[]", "is a list of descriptions"),
                Arguments.of("{}", "no MIoT description"),
                Arguments.of("17", "no MIoT description"),
                Arguments.of("null", "no MIoT description"),
                Arguments.of("{\"services\":[]}", "no MIoT description"),
                Arguments.of(Specs.outlet("a-b"), "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", "17"), "no MIoT description"),
                Arguments.of(Specs.outlet("../../etc/passwd", service), "no MIoT description"),
                Arguments.of(service, "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", service).replace(":device:", ":service:"), "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", service).replace("\"iid\":1", "\"iid\":0"), "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", service).replace("\"iid\":1", "\"iid\":1.5"), "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", service).replace("\"iid\":1", "\"iid\":99999999999"), "no MIoT"),
                Arguments.of(Specs.outlet("a-b", service).replace("\"bool\"", "\"\""), "no MIoT description"),
                Arguments.of(Specs.outlet("a-b", service).replace("[\"read\"", "{\"a\":[\"read\""), "is not JSON"),
                Arguments.of(Specs.outlet("a-b", service, service), "contradicts itself"),
                Arguments.of(Specs.outlet("a-b", Specs.service(2, "switch", Specs.on(), Specs.on())), "contradicts"),
                Arguments.of(
                        Specs.outlet(
                                "a-b",
                                Specs.service(
                                        2, "s", Specs.property(1, "p", "uint8", "rw", "\"value-range\":[9,1,1]"))),
                        "contradicts itself"),
                Arguments.of(
                        Specs.outlet(
                                "a-b",
                                Specs.service(
                                        2, "s", Specs.property(1, "p", "uint8", "rw", "\"value-range\":[1,9,0]"))),
                        "contradicts itself"),
                Arguments.of(Specs.outlet("a-b", Specs.service(2, "switch", many)), "more than any device has"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void whatIsNoDescriptionIsASentenceAndNothingIsKept(String content, String words) throws Exception {
        files.keep(file("good.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()))));
        Path broken = file("broken.json", content);

        assertThatThrownBy(() -> files.keep(broken))
                .isInstanceOfSatisfying(DeviceException.NotAllowed.class, refusal -> {
                    assertThat(refusal.sentence().toString())
                            .startsWith("broken.json ")
                            .contains(words);
                    assertThat(refusal.advice().toString()).isNotBlank();
                });
        assertThat(folder.resolve("kept").toFile().list()).containsExactly("acme-x1.json");
    }

    @Test
    void aHugeFileIsRefusedWithoutReadingItWhole() throws Exception {
        Path huge = folder.resolve("huge.json");
        try (SeekableByteChannel channel =
                Files.newByteChannel(huge, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(1L << 33);
            channel.write(ByteBuffer.wrap("}".getBytes(StandardCharsets.US_ASCII)));
        }

        assertThatThrownBy(() -> files.keep(huge))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("too large");
        assertThat(files.kept()).isEmpty();
    }

    @Test
    void textThatIsNoTextIsRefused() throws Exception {
        Path broken = Files.write(folder.resolve("x.json"), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});

        assertThatThrownBy(() -> files.keep(broken))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void aMarkBeforeTheTextDoesNotMatter() throws Exception {
        Path file = file("x.json", "\ufeff" + Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on())));

        assertThat(files.keep(file).model()).isEqualTo("acme.*.x1");
    }

    @Test
    void foldersAndMissingFilesAreSentences() {
        assertThatThrownBy(() -> files.keep(folder))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("no file");
        assertThatThrownBy(() -> files.keep(folder.resolve("nowhere.json")))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsToItselfIsASentence() throws Exception {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        Files.createSymbolicLink(one, other);
        Files.createSymbolicLink(other, one);

        assertThatThrownBy(() -> files.keep(one))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() throws Exception {
        DescriptionFiles blocked = new DescriptionFiles(Files.writeString(folder.resolve("file"), "x"));
        Path sound = file("x.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on())));

        assertThatThrownBy(() -> blocked.keep(sound)).isInstanceOf(DeviceException.StorageFull.class);
        assertThat(folder.resolve("file")).hasContent("x");
    }

    @Test
    void filesThatCannotBeReadKeepNobodyFromADevice() throws Exception {
        Files.createDirectories(folder.resolve("kept"));
        files.keep(file("x.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()))));
        Files.writeString(folder.resolve("kept").resolve("acme-x1.json"), "{");
        ScriptedMiot device = new ScriptedMiot().with("2.1", "true");

        assertThat(Models.of("acme.plug.x1", device, files).switches()).isPresent();
    }

    @Test
    void onlySoManyAreKept() throws Exception {
        Files.createDirectories(folder.resolve("kept"));
        for (int i = 0; i < 500; i++) {
            Files.writeString(folder.resolve("kept").resolve("x-" + i + ".json"), "{");
        }
        Path sound = file("x.json", Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on())));

        assertThatThrownBy(() -> files.keep(sound))
                .isInstanceOf(DeviceException.NotAllowed.class)
                .hasMessageContaining("500");
    }

    @Test
    void namesInAFileAreHostile() throws Exception {
        String description = Specs.outlet("acme-x1", Specs.service(2, "switch", Specs.on()))
                .replace("Thing", "Ev\u202eil\\u0000\\n  \u2066name" + "y".repeat(500));

        String title = files.keep(file("x.json", description)).title();

        assertThat(title).startsWith("Ev il name").hasSizeLessThanOrEqualTo(PlainWords.LONGEST);
        assertThat(title.codePoints()).noneMatch(each -> Character.getType(each) == Character.FORMAT);
    }
}
