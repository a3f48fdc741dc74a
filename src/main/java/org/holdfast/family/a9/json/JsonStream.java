// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Settings.Applied;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Refusals;
import org.holdfast.family.a9.command.StreamSwitch;

/**
 * Pictures and sound. They are asked for once: asked twice, some cameras take no command for 44 s (protocol reference,
 * section 5.3). Thread-safe.
 */
final class JsonStream {
    static final String PICTURE_SIZE = "picture-size";

    private static final String LARGE = "640x480";
    private static final String SMALL = "320x240";

    private final JsonClient client;
    private final StreamSwitch stream = new StreamSwitch(this::ask, this::end);
    private volatile boolean large = true;

    JsonStream(JsonClient client) {
        this.client = client;
    }

    /** Asks for the smaller size at first. */
    void beginSmall() {
        large = false;
    }

    void start() throws DeviceException, InterruptedException {
        stream.start();
    }

    void stop() throws DeviceException, InterruptedException {
        stream.stop();
    }

    /** Some cameras answer with pictures only, so silence is no failure. */
    private void ask() throws DeviceException, InterruptedException {
        Optional<JsonReply> _ = client.hope(JsonCommand.STREAM, Map.of("video", large ? 1 : 2, "audio", 1));
    }

    private void end() throws DeviceException, InterruptedException {
        Optional<JsonReply> _ = client.hint(JsonCommand.STREAM, Map.of("video", 0, "audio", -1));
    }

    /** Another size; a running stream is ended first. */
    Applied choose(String value) throws DeviceException, InterruptedException {
        if (!value.equals(LARGE) && !value.equals(SMALL)) {
            throw Refusals.value(text("setting.picture-size"), Text.literal(LARGE + ", " + SMALL));
        }
        stream.change(() -> {
            boolean other = large != value.equals(LARGE);
            large = value.equals(LARGE);
            return other;
        });
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
