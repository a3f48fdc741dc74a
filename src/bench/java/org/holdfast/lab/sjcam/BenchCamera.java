// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;

/**
 * A virtual camera in a process of its own, so that what it costs is not counted as ours. Its card holds two clips of
 * 100 MB and 1 GB, or as many photos as asked for. Prints its address and runs until its input ends.
 */
public final class BenchCamera {
    /** The small clip's path. */
    public static final String SMALL = Card.MOVIES + "/2026_1121_100000_001.MOV";
    /** The large clip's path. */
    public static final String LARGE = Card.MOVIES + "/2026_1121_110000_002.MOV";
    /** The small clip's size in bytes. */
    public static final long SMALL_SIZE = 100_000_000;
    /** The large clip's size in bytes. */
    public static final long LARGE_SIZE = 1_000_000_000;

    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 21, 12, 0);

    private BenchCamera() {}

    /**
     * Runs the camera.
     *
     * @param arguments a folder for what it needs, and how many photos there are; 0 for the two clips
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int photos = Integer.parseInt(arguments[1]);
        SceneStore scenes = new SceneStore(folder);
        try (SjcamCamera camera = new SjcamCamera(
                InetAddress.ofLiteral("127.0.0.1"),
                SjcamPorts.FREE,
                Faults.parse(List.of("speed=0")),
                Clock.systemDefaultZone(),
                scenes,
                false)) {
            // What is drawn in the background would disturb.
            scenes.h264(640, 360);
            scenes.jpegs(640, 480);
            if (photos == 0) {
                put(camera.card(), SMALL, clip(folder.resolve("small.mov"), SMALL_SIZE));
                put(camera.card(), LARGE, clip(folder.resolve("large.mov"), LARGE_SIZE));
            }
            byte[] jpeg = scenes.jpeg(0, 640, 480);
            for (int i = 0; i < photos; i++) {
                put(
                        camera.card(),
                        "%s/2026_1121_%06d_%03d.JPG".formatted(Card.PHOTOS, i, i % 1000),
                        new Content.Bytes(jpeg));
            }
            System.out.println(camera.address());
            System.out.flush();
            if (System.in.read() < 0) {
                return;
            }
        }
    }

    private static void put(Card card, String path, Content content) {
        int slash = path.lastIndexOf('/');
        card.put(new CardFile(path.substring(0, slash), path.substring(slash + 1), WHEN, false, content));
    }

    /** A file that is a clip as far as its outermost structure tells; what it holds is noise. */
    private static Content clip(Path file, long size) throws IOException {
        if (!Files.exists(file) || Files.size(file) != size) {
            byte[] block = new byte[1 << 20];
            new Random(1).nextBytes(block);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                out.writeInt(20);
                out.write("ftypqt  \0\0\0\0qt  ".getBytes(StandardCharsets.US_ASCII));
                out.writeInt(8 + 8);
                out.write("moov".getBytes(StandardCharsets.US_ASCII));
                out.writeInt(8);
                out.write("free".getBytes(StandardCharsets.US_ASCII));
                out.writeInt(1);
                out.write("mdat".getBytes(StandardCharsets.US_ASCII));
                out.writeLong(size - 36);
                for (long left = size - 52; left > 0; left -= block.length) {
                    out.write(block, 0, (int) Math.min(left, block.length));
                }
            }
        }
        return new Content.OnDisk(file, size);
    }
}
