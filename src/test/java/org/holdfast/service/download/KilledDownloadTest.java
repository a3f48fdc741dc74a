// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.lab.Lab;
import org.holdfast.service.OtherProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that downloads a virtual camera's card is killed again and again, each time at another moment; whatever it
 * had finished by then is whole, and in the end everything is here once and right. When a card is through, it begins
 * anew in another folder. The conversion is killed as often, so that they are fifty.
 */
class KilledDownloadTest {
    private static final int KILLS = 50;
    private static final long SEED = 20261121;
    /** Lines of the program, of which each takes a millisecond or a little more. */
    private static final int LONGEST_LIFE = 240;

    @TempDir
    Path folder = Path.of("");

    private final Deque<OtherProcess> ready = new ArrayDeque<>();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void killsLoseNothingAndLeaveNothingHalf() throws Exception {
        Random random = new Random(SEED);
        Deque<Integer> moments = moments(random);
        try (Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")).atFullSpeed())) {
            lab.start();
            String address = lab.devices().getFirst().device().address().toString();
            Map<String, String> card = card(DownloadingProgram.device(address));
            assertThat(card).hasSizeGreaterThan(5);
            int kills = 0;
            int cards = 0;
            while (kills < KILLS) {
                boolean done = run(address, cards, moments.removeFirst());
                if (moments.isEmpty()) {
                    moments = moments(random);
                }
                Map<String, String> here = files(target(cards));
                if (done) {
                    assertThat(here).as("card %s after %s kills", cards, kills).isEqualTo(card);
                    cards++;
                } else {
                    kills++;
                    assertThat(card.entrySet())
                            .as("card %s after %s kills", cards, kills)
                            .containsAll(here.entrySet());
                }
            }
            while (!run(address, cards, Integer.MAX_VALUE)) {
                // Until it is through.
            }
            assertThat(files(target(cards))).isEqualTo(card);
        }
    }

    /** A moment by chance in each of as many parts of a life as there are kills, in any order. */
    private static Deque<Integer> moments(Random random) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < KILLS; i++) {
            all.add(random.nextInt(i * LONGEST_LIFE / KILLS, (i + 1) * LONGEST_LIFE / KILLS));
        }
        Collections.shuffle(all, random);
        return new ArrayDeque<>(all);
    }

    @AfterEach
    void close() {
        ready.forEach(OtherProcess::close);
    }

    private static OtherProcess start(String address) throws IOException {
        return OtherProcess.start(DownloadingProgram.class, address);
    }

    private Path target(int card) {
        return folder.resolve("clips-" + card);
    }

    /** @return whether it was through before it was killed */
    private boolean run(String address, int card, int life) throws IOException, InterruptedException {
        try (OtherProcess process = ready.isEmpty() ? start(address) : ready.removeFirst()) {
            ready.add(start(address)); // the next one gets ready meanwhile
            process.tell(folder.resolve("data-" + card).toString());
            process.tell(target(card).toString());
            String line = process.line();
            for (int lines = 0; lines < life && line.equals("running"); lines++) {
                line = process.line();
            }
            process.kill();
            assertThat(line).isIn("running", "done");
            return line.equals("done");
        }
    }

    /** Every file of the card by name, with its digest, read byte by byte by other means. */
    private static Map<String, String> card(Device camera) throws DeviceException, InterruptedException {
        Map<String, String> all = new TreeMap<>();
        try (Connection connection = DownloadingProgram.family().connect(camera, Credentials.NONE)) {
            Recordings card = connection.capability(Recordings.class).orElseThrow();
            for (Recording recording : card.list().recordings()) {
                MessageDigest digest = sha256();
                byte[] block = new byte[64 << 10];
                try (Recordings.Transfer transfer = card.open(recording, 0)) {
                    for (int read = transfer.read(block, 0, block.length);
                            read >= 0;
                            read = transfer.read(block, 0, block.length)) {
                        digest.update(block, 0, read);
                    }
                }
                all.put(recording.name(), HexFormat.of().formatHex(digest.digest()));
            }
        }
        return all;
    }

    /** What has its name; parts are hidden. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    all.put(name, HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file))));
                }
            }
        }
        return all;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
