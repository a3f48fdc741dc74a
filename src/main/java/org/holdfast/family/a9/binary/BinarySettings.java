// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.holdfast.family.a9.binary.BinaryTexts.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Refusals;

/**
 * Lights that can only be toggled, the video parameters whose values are known, and a restart (protocol reference,
 * sections 7.2 and 7.4). Thread-safe.
 */
final class BinarySettings implements Settings {
    static final String INFRARED = "infrared";
    static final String LAMP = "lamp";
    static final String RESTART = "restart";

    private static final int PARAMETER_BYTES = 8;

    private final BinaryClient client;
    private volatile boolean mute;
    private volatile int resolution = 1;

    BinarySettings(BinaryClient client) {
        this.client = client;
    }

    /** Asks for the smaller size at first. */
    void beginSmall() {
        resolution = 0;
    }

    @Override
    public List<Setting> read() throws DeviceException, InterruptedException {
        List<Setting> rows = new ArrayList<>();
        for (VideoParameter parameter : VideoParameter.values()) {
            rows.add(parameter.row(value(parameter)));
        }
        rows.add(action(INFRARED, "light", true));
        rows.add(action(LAMP, "light", true));
        rows.add(action(RESTART, "camera", true));
        return List.copyOf(rows);
    }

    private static Setting action(String name, String group, boolean proven) {
        return new Setting.Action(
                new About(
                        name,
                        text("setting." + name),
                        text("group." + group),
                        Optional.of(text("note." + name)),
                        proven),
                text("button." + name),
                Optional.empty(),
                text("consequence." + name));
    }

    /** What the camera says; a camera that answered such a question never is not asked again. */
    private OptionalInt value(VideoParameter parameter) throws DeviceException, InterruptedException {
        if (mute) {
            return OptionalInt.empty();
        }
        Optional<BinaryMessage> reply =
                client.exchange(BinaryCommand.GET_VIDEO, client.patience(), payload(parameter.type(), 0));
        mute = reply.isEmpty();
        if (reply.isEmpty() || reply.get().payload().length < PARAMETER_BYTES) {
            return OptionalInt.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(reply.get().payload()).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.getInt(0) == parameter.type() ? OptionalInt.of(bytes.getInt(4)) : OptionalInt.empty();
    }

    private static byte[] payload(int type, int value) {
        byte[] payload = new byte[PARAMETER_BYTES];
        ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(value);
        return payload;
    }

    /** Asks for the chosen resolution, before pictures are asked for. */
    void sendResolution() throws DeviceException, InterruptedException {
        Optional<BinaryMessage> _ = client.exchange(
                BinaryCommand.SET_VIDEO, client.patience(), payload(VideoParameter.PICTURE_SIZE.type(), resolution));
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        return switch (name) {
            case INFRARED -> toggled(BinaryCommand.INFRARED, action(INFRARED, "light", true));
            case LAMP -> toggled(BinaryCommand.LAMP, action(LAMP, "light", true));
            case RESTART -> {
                client.tell(BinaryCommand.RESTART);
                yield new Applied(action(RESTART, "camera", true), Optional.empty());
            }
            default -> change(name, value);
        };
    }

    private Applied toggled(BinaryCommand command, Setting row) throws DeviceException, InterruptedException {
        Optional<BinaryMessage> reply = client.exchange(command, client.patience());
        return new Applied(row, reply.isEmpty() ? Optional.of(text("reason.silent")) : Optional.empty());
    }

    private Applied change(String name, String value) throws DeviceException, InterruptedException {
        VideoParameter parameter = VideoParameter.of(name).orElseThrow(() -> Refusals.setting(name));
        OptionalInt number = parameter.number(value);
        if (number.isEmpty()) {
            throw Refusals.value(parameter.label(), Text.literal(parameter.words()));
        }
        Optional<BinaryMessage> reply = client.exchange(
                BinaryCommand.SET_VIDEO, client.patience(), payload(parameter.type(), number.getAsInt()));
        if (parameter == VideoParameter.PICTURE_SIZE) {
            resolution = number.getAsInt();
        }
        OptionalInt present = value(parameter);
        Optional<Text> why = Optional.empty();
        if (present.isEmpty()) {
            why = Optional.of(reply.isEmpty() ? text("reason.silent") : text("reason.untold"));
        } else if (!present.equals(number)) {
            why = Optional.of(text("reason.ignored"));
        }
        return new Applied(parameter.row(present), why);
    }
}
