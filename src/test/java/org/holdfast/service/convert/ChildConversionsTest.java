// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.media.convert.Films;
import org.holdfast.media.convert.SideFile;
import org.holdfast.service.Conversions.Converted;
import org.holdfast.service.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversions by processes that work, die, hang, lie, or are told to stop. */
@DisabledOnOs(OS.WINDOWS)
class ChildConversionsTest {
    private static final Tasks.Progress NOBODY = (_, _) -> {};

    @TempDir
    Path folder = Path.of("");

    @Test
    void aClipIsConvertedByAProcessOfItsOwn() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 3, true);
        Path film = folder.resolve("film with blanks, \"quotes\" and ä.mp4");
        List<Double> told = new ArrayList<>();

        Converted made;
        try (ChildConversions conversions = new ChildConversions(Children.real(logs()))) {
            made = conversions.convert(ConversionJob.of(clip, film), (fraction, _) -> told.add(fraction.orElseThrow()));
        }

        assertThat(made).isEqualTo(new Converted(film, Files.size(film), Duration.ofSeconds(3), true));
        assertThat(Films.boxes(film)).startsWith("ftyp", "moov");
        assertThat(told).isNotEmpty().isSorted();
        assertThat(logs()).isEmptyDirectory();
        assertThat(SideFile.beside(film)).doesNotExist();
    }

    @Test
    void aFaultOfTheClipIsTheSameSentenceAsWithoutAProcess() throws Exception {
        byte[] whole = Files.readAllBytes(Films.clip(folder, "a.MOV", 1, true));
        Path half =
                Files.write(folder.resolve("half.MOV"), java.util.Arrays.copyOf(whole, Films.indexOf(whole, "moov")));

        assertSentence(Children.real(logs()), half, "half.MOV is unfinished: the camera was switched off");
    }

    @Test
    void aFullDiskIsTold() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 5, true);
        Path film = folder.resolve("film.mp4");

        try (ChildConversions conversions = new ChildConversions(Children.withLittleRoom(logs(), 300))) {
            assertThatThrownBy(() -> conversions.convert(ConversionJob.of(clip, film), NOBODY))
                    .isInstanceOfSatisfying(
                            DeviceException.StorageFull.class,
                            full -> assertThat(full.sentence().toString())
                                    .isEqualTo("There is no room left for film.mp4."));
        }

        assertThat(film).doesNotExist();
        assertThat(SideFile.beside(film)).doesNotExist();
    }

    @Test
    void interruptionEndsTheProcessWithinTwoSecondsAndLeavesNothing() throws Exception {
        Path clip = Films.clip(folder, "long.MOV", 120, true);
        Path film = folder.resolve("film.mp4");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        try (ChildConversions conversions = new ChildConversions(Children.real(logs()))) {
            Thread work = Thread.ofPlatform().name("work-test").start(() -> {
                try {
                    conversions.convert(ConversionJob.of(clip, film), (fraction, _) -> {
                        if (fraction.orElse(0) > 0) {
                            begun.countDown();
                        }
                    });
                } catch (DeviceException | InterruptedException e) {
                    end.set(e);
                }
            });
            assertThat(begun.await(60, SECONDS)).isTrue();

            long asked = System.nanoTime();
            work.interrupt();
            work.join(Duration.ofSeconds(20));

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        }
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        assertThat(film).doesNotExist();
        assertThat(SideFile.beside(film)).doesNotExist();
        assertThat(clip).exists();
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        Path clip = Films.clip(folder, "a.MOV", 1, true);
        ChildConversions conversions =
                new ChildConversions(Children.script(logs(), "exec sleep 100", Duration.ofSeconds(90)));
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread.ofPlatform().name("work-test").start(() -> {
            begun.countDown();
            try {
                conversions.convert(ConversionJob.of(clip, folder.resolve("film.mp4")), NOBODY);
                end.complete(null);
            } catch (DeviceException | InterruptedException e) {
                end.complete(e);
            }
        });
        assertThat(begun.await(20, SECONDS)).isTrue();

        conversions.close();

        assertThat(end.get(20, SECONDS)).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> conversions.convert(ConversionJob.of(clip, folder.resolve("f.mp4")), NOBODY))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aProcessThatLosesItsParentEndsAndTakesItsHalfFilmWithIt() throws Exception {
        Path clip = Films.clip(folder, "long.MOV", 120, true);
        Path film = folder.resolve("film.mp4");
        Process child = Children.real(logs()).start();
        ChildTask task = new ChildTask(ConversionJob.of(clip, film), Optional.empty());
        child.getOutputStream().write((task.line() + "\n").getBytes(StandardCharsets.UTF_8));
        child.getOutputStream().flush();
        await().atMost(60, SECONDS).until(() -> Files.exists(SideFile.beside(film)));

        child.getOutputStream().close();

        assertThat(child.waitFor(5, SECONDS)).isTrue();
        assertThat(film).doesNotExist();
        assertThat(SideFile.beside(film)).doesNotExist();
    }

    @Test
    void aProcessThatDiesIsASentence() throws Exception {
        assertSentence(script("kill -SEGV $$", 30), "The conversion broke down in the middle");
        assertSentence(script("exit 0", 30), "The conversion broke down in the middle");
    }

    @Test
    void aProcessThatDoesNotGetOnIsStopped() throws Exception {
        assertSentence(script("exec sleep 100", 1), "The conversion did not get on for 1 seconds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head -c 3000000 /dev/zero | tr '\\0' x",
                "printf '\\377\\376\\n[1\\n{\\n{}\\nnull\\n\"at\"\\n'",
                "printf '{\"at\":7}\\n{\"at\":-1}\\n{\"fault\":\"NONSENSE\",\"about\":[]}\\n'",
                "printf '{\"fault\":\"JOIN_GAP\",\"about\":[\"x\"]}\\n{\"bytes\":1e99,\"millis\":-5}\\n'",
                "printf '{\"bytes\":5,\"millis\":5,\"same\":true}\\n'",
            })
    void whatAProcessSaysIsNotBelieved(String words) throws Exception {
        assertSentence(script(words, 30), "The conversion broke down in the middle");
    }

    @Test
    void aProgramThatIsNotThereIsASentence() throws Exception {
        ChildLauncher nowhere = new ChildLauncher(
                List.of(folder.resolve("gone").toString()),
                java.util.Map.of(),
                logs(),
                Optional.empty(),
                Duration.ofSeconds(5));

        assertSentence(nowhere, "The part of Holdfast that converts clips could not be started.");
    }

    @Test
    void thePackagedProgramIsStartedAgainWithLittleMemory() {
        ChildLauncher launcher = ChildLauncher.ofSystem(
                Optional.of(Path.of("/opt/holdfast/bin/holdfast")), "Main", folder, Optional.empty());

        assertThat(launcher.command()).containsExactly("/opt/holdfast/bin/holdfast", ConversionChild.WORD);
        assertThat(launcher.environment().get("JAVA_TOOL_OPTIONS")).contains("-Xmx96m");
    }

    private ChildLauncher script(String script, int patience) {
        return Children.script(logs(), script, Duration.ofSeconds(patience));
    }

    private void assertSentence(ChildLauncher launcher, String sentence) throws IOException {
        assertSentence(launcher, Films.clip(folder, "a.MOV", 1, true), sentence);
    }

    private void assertSentence(ChildLauncher launcher, Path clip, String sentence) {
        Path film = folder.resolve("refused.mp4");
        try (ChildConversions conversions = new ChildConversions(launcher)) {
            assertThatThrownBy(() -> conversions.convert(ConversionJob.of(clip, film), NOBODY))
                    .isInstanceOfSatisfying(
                            DeviceException.Media.class,
                            failed -> assertThat(failed.sentence().toString()).startsWith(sentence));
        }
        assertThat(film).doesNotExist();
        assertThat(SideFile.beside(film)).doesNotExist();
    }

    private Path logs() {
        return folder.resolve("logs");
    }
}
