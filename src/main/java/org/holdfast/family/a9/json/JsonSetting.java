// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Text;

/**
 * The settings that are one number each, and where they are read; protocol reference, sections 5.1 and 5.2. A camera
 * has those that it reports; two are never reported by known cameras and are written unseen.
 */
enum JsonSetting {
    ORIENTATION(Source.PARAMETERS, "rotmir", Group.PICTURE, Kind.PICK, 0, 3, true),
    BRIGHTNESS(Source.PARAMETERS, "bright", Group.PICTURE, Kind.NUMBER, 0, 6, true),
    CONTRAST(Source.PARAMETERS, "contrast", Group.PICTURE, Kind.NUMBER, 0, 6, true),
    TIME_STAMP(Source.PARAMETERS, "clockScreen", Group.PICTURE, Kind.SWITCH, 0, 1, true),
    ANTI_FLICKER(Source.PARAMETERS, "anti_flicker", Group.PICTURE, Kind.SWITCH, 0, 1, false),
    BIT_RATE(Source.PARAMETERS, "rate_bit", Group.PICTURE, Kind.NUMBER, 1, 64, false),
    LAMP(Source.PARAMETERS, "lamp", Group.LIGHT, Kind.SWITCH, 0, 1, true),
    INFRARED(Source.PARAMETERS, "icut", Group.LIGHT, Kind.PICK, 0, 2, true),
    WHITE_LIGHT(Source.WHITE_LIGHT, "status", Group.LIGHT, Kind.SWITCH, 0, 1, true),
    MICROPHONE_VOLUME(Source.VOLUME, "inputvol", Group.SOUND, Kind.NUMBER, 0, 100, false),
    SPEAKER_VOLUME(Source.VOLUME, "outputvol", Group.SOUND, Kind.NUMBER, 0, 100, false),
    MOTION(Source.SENSOR_ALARM, "pirenable", Group.ALARM, Kind.SWITCH, 0, 1, true),
    MOTION_SENSITIVITY(Source.SENSOR_ALARM, "pirsensitive", Group.ALARM, Kind.PICK, 1, 3, true),
    ALARM_VIDEO(Source.SENSOR_ALARM, "pirvideo", Group.ALARM, Kind.SWITCH, 0, 1, true),
    ALARM_PUSH(Source.SENSOR_ALARM, "pirPush", Group.ALARM, Kind.SWITCH, 0, 1, true),
    ALARM_VIDEO_LENGTH(Source.SENSOR_ALARM, "pirvideotime", Group.ALARM, Kind.NUMBER, 0, 600, true),
    ALARM_DELAY(Source.SENSOR_ALARM, "pirDelayTime", Group.ALARM, Kind.NUMBER, 0, 3600, true),
    ALARM_INTERVAL(Source.SENSOR_ALARM, "AalarmInterval", Group.ALARM, Kind.SHOWN, 0, 0, true),
    TIMED_ALARM(Source.TIMED_ALARM, "enable", Group.ALARM, Kind.SWITCH, 0, 1, false),
    TIMED_LEVEL(Source.TIMED_ALARM, "level", Group.ALARM, Kind.NUMBER, 0, 10, false),
    TIMED_SOUND(Source.TIMED_ALARM, "audio_out", Group.ALARM, Kind.SWITCH, 0, 1, false),
    TIMED_RECORD(Source.TIMED_ALARM, "record", Group.ALARM, Kind.SWITCH, 0, 1, false),
    TIMED_PUSH(Source.TIMED_ALARM, "msg_push", Group.ALARM, Kind.SWITCH, 0, 1, false),
    TIMED_START_HOUR(Source.TIMED_ALARM, "start_hour", Group.ALARM, Kind.NUMBER, 0, 23, false),
    TIMED_START_MINUTE(Source.TIMED_ALARM, "start_min", Group.ALARM, Kind.NUMBER, 0, 59, false),
    TIMED_STOP_HOUR(Source.TIMED_ALARM, "stop_hour", Group.ALARM, Kind.NUMBER, 0, 23, false),
    TIMED_STOP_MINUTE(Source.TIMED_ALARM, "stop_min", Group.ALARM, Kind.NUMBER, 0, 59, false),
    PICTURE_MOTION(Source.PICTURE_ALARM, "motionDetect", Group.ALARM, Kind.SWITCH, 0, 1, false),
    PICTURE_MOTION_DELAY(Source.PICTURE_ALARM, "motionDelay", Group.ALARM, Kind.NUMBER, 0, 3600, false),
    NOISE(Source.PICTURE_ALARM, "audioDetect", Group.ALARM, Kind.SWITCH, 0, 1, false),
    NOISE_DELAY(Source.PICTURE_ALARM, "audioDelay", Group.ALARM, Kind.NUMBER, 0, 3600, false);

    private static final int[] BIT_RATE_STEPS = {1, 2, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64};
    /** What one step is, in kbit/s. */
    private static final int BIT_RATE_UNIT = 50;

    private final Source source;
    private final String field;
    private final Group group;
    private final Kind kind;
    private final int least;
    private final int most;
    private final boolean proven;

    JsonSetting(Source source, String field, Group group, Kind kind, int least, int most, boolean proven) {
        this.source = source;
        this.field = field;
        this.group = group;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.proven = proven;
    }

    Source source() {
        return source;
    }

    String field() {
        return field;
    }

    /** Stable name, such as {@code white-light}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text label() {
        return text("setting." + id());
    }

    boolean writable() {
        return kind != Kind.SHOWN;
    }

    /** Whether the camera switches by itself; some say that they do not. */
    private boolean offers(long value, JsonReply reply) {
        return this != INFRARED || value != 2 || reply.number("isShowIcutAuto").orElse(1) != 0;
    }

    /** The row as the camera says it; empty where it reports nothing that can be shown. */
    Optional<Setting> row(JsonReply reply) {
        OptionalLong value = reply.number(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        long present = value.getAsLong();
        boolean within = present >= least && present <= most;
        String shown = Long.toString(present);
        return Optional.of(
                switch (kind) {
                    case SWITCH ->
                        within
                                ? new Setting.Toggle(about(), present == 1)
                                : new Setting.ReadOnly(about(), shown, Text.literal(shown));
                    case NUMBER ->
                        within
                                ? new Setting.Range(about(), (int) present, least, most, 1)
                                : new Setting.ReadOnly(about(), shown, Text.literal(shown));
                    case PICK -> new Setting.Choice(about(), word(present), options(reply));
                    case SHOWN -> new Setting.ReadOnly(about(), shown, text("value.minutes", shown));
                });
    }

    /** Whether it can be written though the camera does not report it. */
    boolean writtenUnseen() {
        return this == ANTI_FLICKER || this == BIT_RATE;
    }

    /** The row where the camera does not report it: none of the options is present. */
    Setting unseenRow() {
        List<Setting.Option> options = this == BIT_RATE
                ? IntStream.of(BIT_RATE_STEPS)
                        .mapToObj(step -> new Setting.Option(
                                Integer.toString(step),
                                text("option.bit-rate", Integer.toString(step * BIT_RATE_UNIT))))
                        .toList()
                : List.of(
                        new Setting.Option("on", text("option.switch.on")),
                        new Setting.Option("off", text("option.switch.off")));
        return new Setting.Choice(
                new About(id(), label(), group.label(), Optional.of(text("note.unseen." + id())), proven), "", options);
    }

    private List<Setting.Option> options(JsonReply reply) {
        List<Setting.Option> options = new ArrayList<>();
        LongStream.rangeClosed(least, most)
                .filter(value -> offers(value, reply))
                .forEach(value ->
                        options.add(new Setting.Option(word(value), text("option." + id() + "." + word(value)))));
        return options;
    }

    /** The number that a value stands for; empty where the setting has no such value. */
    OptionalLong number(String value, JsonReply reply) {
        return switch (kind) {
            case SWITCH ->
                switch (value) {
                    case "on" -> OptionalLong.of(1);
                    case "off" -> OptionalLong.of(0);
                    default -> OptionalLong.empty();
                };
            case PICK ->
                LongStream.rangeClosed(least, most)
                        .filter(each -> word(each).equals(value) && offers(each, reply))
                        .findFirst();
            case NUMBER -> {
                long number = value.matches("[0-9]{1,5}") ? Long.parseLong(value) : -1;
                yield number >= least && number <= most ? OptionalLong.of(number) : OptionalLong.empty();
            }
            case SHOWN -> OptionalLong.empty();
        };
    }

    /** The values that can be chosen, for a sentence. */
    Text allowed(JsonReply reply) {
        return switch (kind) {
            case SWITCH -> Text.literal("on, off");
            case PICK ->
                Text.literal(String.join(
                        ", ", options(reply).stream().map(Setting.Option::value).toList()));
            case NUMBER -> text("allowed.range", Integer.toString(least), Integer.toString(most));
            case SHOWN -> text("allowed.none");
        };
    }

    /** The word for a number of a choice; the number itself where there is none. */
    private String word(long value) {
        List<String> words = switch (this) {
            case ORIENTATION -> List.of("normal", "mirror", "flip", "both");
            case INFRARED -> List.of("day", "night", "automatic");
            default -> List.of("low", "normal", "high");
        };
        long at = value - least;
        return at >= 0 && at < words.size() ? words.get((int) at) : Long.toString(value);
    }

    private About about() {
        boolean noted = switch (this) {
            case LAMP, BIT_RATE, TIMED_LEVEL, MICROPHONE_VOLUME, SPEAKER_VOLUME, ALARM_PUSH, TIMED_PUSH -> true;
            default -> false;
        };
        return new About(
                id(), label(), group.label(), noted ? Optional.of(text("note." + id())) : Optional.empty(), proven);
    }

    /** How a number is shown. */
    private enum Kind {
        SWITCH,
        PICK,
        NUMBER,
        SHOWN
    }

    /** Headings. */
    enum Group {
        PICTURE,
        LIGHT,
        SOUND,
        ALARM,
        CAMERA,
        ACCESS;

        Text label() {
            return text("group." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** Which commands read and write a setting. */
    enum Source {
        PARAMETERS(JsonCommand.GET_PARMS, JsonCommand.DEV_CONTROL),
        WHITE_LIGHT(JsonCommand.GET_WHITELIGHT, JsonCommand.SET_WHITELIGHT),
        VOLUME(JsonCommand.GET_VOL, JsonCommand.SET_VOL),
        SENSOR_ALARM(JsonCommand.GET_ALARM, JsonCommand.SET_ALARM),
        TIMED_ALARM(JsonCommand.GET_ALARM, JsonCommand.SET_ALARM),
        PICTURE_ALARM(JsonCommand.GET_CYALARM, JsonCommand.SET_CYALARM);

        private final JsonCommand get;
        private final JsonCommand set;

        Source(JsonCommand get, JsonCommand set) {
            this.get = get;
            this.set = set;
        }

        JsonCommand get() {
            return get;
        }

        JsonCommand set() {
            return set;
        }

        /** Whether all fields are written together. */
        boolean whole() {
            return this == SENSOR_ALARM || this == TIMED_ALARM || this == PICTURE_ALARM;
        }

        /** Whether a reply has this form: it reports one of this form's settings. */
        boolean formOf(JsonReply reply) {
            return settings().stream()
                    .anyMatch(each -> reply.number(each.field()).isPresent());
        }

        List<JsonSetting> settings() {
            return Arrays.stream(JsonSetting.values())
                    .filter(each -> each.source() == this)
                    .toList();
        }
    }
}
