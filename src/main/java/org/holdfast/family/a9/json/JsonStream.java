// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Settings.Applied;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Refusals;

/**
 * Pictures and sound. They are asked for once: asked twice, some cameras take no command for 44 s (protocol reference,
 * section 5.3). Thread-safe.
 */
final class JsonStream {
    static final String PICTURE_SIZE = "picture-size";

    private static final String LARGE = "640x480";
    private static final String SMALL = "320x240";

    private final JsonClient client;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile boolean large = true;
    private volatile boolean running;

    JsonStream(JsonClient client) {
        this.client = client;
    }

    /** Asks for the smaller size at first. */
    void beginSmall() {
        large = false;
    }

    void start() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (!running) {
                ask();
            }
        } finally {
            turn.release();
        }
    }

    void stop() throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            if (running) {
                end();
            }
        } finally {
            turn.release();
        }
    }

    /** Some cameras answer with pictures only, so silence is no failure. */
    private void ask() throws DeviceException, InterruptedException {
        running = true;
        Optional<JsonReply> reply =
                client.exchange(JsonCommand.STREAM, Map.of("video", large ? 1 : 2, "audio", 1), client.patience());
        if (reply.isPresent() && reply.get().result() != 0) {
            running = false;
            throw client.refused(JsonCommand.STREAM, reply.get());
        }
    }

    private void end() throws DeviceException, InterruptedException {
        running = false;
        Optional<JsonReply> _ = client.hint(JsonCommand.STREAM, Map.of("video", 0, "audio", -1));
    }

    /** Another size; a running stream is ended first. */
    Applied choose(String value) throws DeviceException, InterruptedException {
        if (!value.equals(LARGE) && !value.equals(SMALL)) {
            throw Refusals.value(text("setting.picture-size"), Text.literal(LARGE + ", " + SMALL));
        }
        turn.acquire();
        try {
            boolean other = large != value.equals(LARGE);
            large = value.equals(LARGE);
            if (running && other) {
                end();
                ask();
            }
        } finally {
            turn.release();
        }
        return new Applied(row(), Optional.empty());
    }

    Setting row() {
        return new Setting.Choice(
                new About(
                        PICTURE_SIZE,
                        text("setting.picture-size"),
                        JsonSetting.Group.PICTURE.label(),
                        Optional.of(text("note.picture-size")),
                        true),
                large ? LARGE : SMALL,
                List.of(
                        new Setting.Option(LARGE, Text.literal("640 × 480")),
                        new Setting.Option(SMALL, Text.literal("320 × 240"))));
    }
}
