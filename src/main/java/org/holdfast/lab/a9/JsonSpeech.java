// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.holdfast.lab.fault.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The JSON dialect (protocol reference, section 5). For the loop's thread. */
final class JsonSpeech implements Speech {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int HEAD = 8;
    private static final int ANSWER = 0xa0;
    private static final int LOGIN_ANSWER = 0xa1;
    private static final int DENIED = -3;
    private static final int FAILED = -1;
    private static final int SCAN_MILLIS = 300;
    private static final int JOIN_MILLIS = 300;
    private static final List<String> SETTABLE =
            List.of("lamp", "icut", "rotmir", "bright", "contrast", "rate_bit", "anti_flicker", "clockScreen");
    private static final List<String> ALARM = List.of(
            "pirenable", "pirsensitive", "pirvideo", "pirPush", "pirvideotime", "pirDelayTime", "AalarmInterval");
    private static final Map<String, Integer> RANGES =
            Map.of("icut", 2, "rotmir", 3, "bright", 6, "contrast", 6, "rate_bit", 64);

    private final PpppCamera camera;
    private final Viewer viewer;
    private final Body body;
    private final boolean shix;
    private boolean asked;

    JsonSpeech(PpppCamera camera, Viewer viewer) {
        this.camera = camera;
        this.viewer = viewer;
        this.body = camera.body();
        this.shix = camera.kind() == A9Kind.SHIX;
    }

    @Override
    public void connected() {
        if (shix) {
            camera.watch(viewer, true);
            viewer.stream().sound(viewer.stream().pictures());
        }
    }

    @Override
    public Stream.Shape shape() {
        return new Stream.Shape(1, 2, shix ? 0 : 3, Stream.Sound.JSON, false);
    }

    @Override
    public void command(byte[] payload) {
        int at = 0;
        while (payload.length - at >= HEAD && payload[at] == 0x06 && payload[at + 1] == 0x0a) {
            int length = Bytes.fourLow(payload, at + 4);
            if (length < 0 || length > payload.length - at - HEAD) {
                return;
            }
            read(new String(payload, at + HEAD, length, StandardCharsets.UTF_8));
            at += HEAD + length;
        }
    }

    private void read(String text) {
        JsonNode asked;
        try {
            asked = MAPPER.readTree(text);
        } catch (JacksonException e) {
            // A camera has nothing to say to what it cannot read.
            return;
        }
        body.count("commands");
        int number = number(asked, "cmd", 0);
        boolean known =
                body.knows(asked.path("user").asString(""), asked.path("pwd").asString(""));
        if (number == 100) {
            login(known);
        } else if (!known) {
            answer(number, DENIED);
        } else {
            run(number, asked);
        }
    }

    private void login(boolean known) {
        if (!known) {
            viewer.say(JsonText.record(
                    ANSWER, new JsonText().put("cmd", 100).put("result", DENIED).toString()));
            return;
        }
        String text = String.join(
                "\n\t",
                "{",
                "\"cmd\":\t100,",
                "\"admin\":\t1,",
                "\"result\":\t0,",
                "\"restrict\":\t0,",
                "\"checkstr\":\t\"SHIX\",",
                "\"mode\":\t110,",
                "\"type\":\t600,",
                "\"cloud_key\":\t\"581052\"");
        viewer.say(JsonText.record(LOGIN_ANSWER, text + "\n}"));
    }

    private void run(int number, JsonNode asked) {
        switch (number) {
            case 101 -> parameters();
            case 102 -> control(asked);
            case 106 -> user(asked);
            case 107 -> say(alarm(107));
            case 108 -> take(108, asked, ALARM);
            case 111 -> stream(asked);
            case 112 ->
                say(new JsonText()
                        .put("cmd", 112)
                        .put("result", 0)
                        .put("conmode", body.network().isEmpty() ? 0 : 1)
                        .put("ssid", body.network().isEmpty() ? "AP_MODE" : body.network()));
            case 113 -> viewer.say(SCAN_MILLIS, record(scan()));
            case 114 -> join(asked);
            case 126 -> clock(asked);
            case 128 -> move(asked);
            case 134 ->
                say(new JsonText()
                        .put("cmd", 134)
                        .put("result", 0)
                        .put("inputvol", body.get("inputvol"))
                        .put("outputvol", body.get("outputvol")));
            case 135 -> take(135, asked, List.of("inputvol", "outputvol"));
            case 199 ->
                say(new JsonText()
                        .put("cmd", 109)
                        .put("result", 0)
                        .put("recMode", 1)
                        .put("sdstatu", 0)
                        .put("isShowCapacity", 0));
            case 1 -> reportMotion(asked);
            case 300 -> take(300, asked, List.of("isSend"));
            case 304 -> {
                body.set("whitelight", number(asked, "status", 0) & 1);
                answer(304, 0);
            }
            case 305 -> say(new JsonText().put("cmd", 305).put("result", 0).put("status", body.get("whitelight")));
            default -> answer(number, FAILED);
        }
    }

    private void parameters() {
        if (body.faults().has(Fault.BLOCKED) && body.network().isEmpty()) {
            viewer.block(body.faults().number(Fault.BLOCKED, 0));
            return;
        }
        JsonText text = new JsonText()
                .put("cmd", 101)
                .put("result", 0)
                .put("tz", body.get("tz"))
                .put("time", body.seconds())
                .put("icut", body.get("icut"))
                .put("batValue", 90)
                .put("batStatus", 1)
                .put("sysver", sysver())
                .put("mcuver", "1.1.1.1")
                .put("isShow4KMenu", 0)
                .put("isShowIcutAuto", 1)
                .put("rotmir", body.get("rotmir"))
                .put("signal", 100)
                .put("lamp", body.get("lamp"));
        if (!shix) {
            text.put("bright", body.get("bright"))
                    .put("contrast", body.get("contrast"))
                    .put("clockScreen", body.get("clockScreen"));
        }
        if (body.faults().has(Fault.ENDLESS_JSON)) {
            new EndlessAnswer(viewer, text.toString()).begin(camera.loop());
            return;
        }
        say(text);
    }

    private String sysver() {
        return body.faults().has(Fault.MARKUP)
                ? "<h1>HQLS</h1>\u0007\u202e../../etc"
                : shix ? "HQLS_HK66_DP_20230802 20:08:13" : "HQT6_GK71_20231107 10:12:44";
    }

    private void control(JsonNode asked) {
        if (number(asked, "reboot", 0) == 1) {
            answer(102, 0);
            camera.loop().at(System.nanoTime() + JOIN_MILLIS * 1_000_000L, camera::restart);
            return;
        }
        if (number(asked, "reset", 0) == 1) {
            body.reset("6666");
            answer(102, 0);
            camera.loop().at(System.nanoTime() + JOIN_MILLIS * 1_000_000L, camera::restart);
            return;
        }
        if (number(asked, "heart", 0) == 1) {
            body.count("hearts");
        }
        if (shix && (asked.has("bright") || asked.has("contrast"))) {
            answer(102, FAILED);
            return;
        }
        take(102, asked, SETTABLE);
    }

    /** Takes over the numbers that it knows, and none that is out of range. */
    private void take(int number, JsonNode asked, List<String> names) {
        boolean ignored = body.faults().has(Fault.IGNORED_SETTING);
        for (String name : names) {
            int value = number(asked, name, -1);
            if (asked.has(name) && value >= 0 && value <= RANGES.getOrDefault(name, 65_535) && !ignored) {
                body.set(name, value);
            }
        }
        answer(number, 0);
    }

    private void user(JsonNode asked) {
        body.setUser(
                asked.path("newuser").asString("admin"), asked.path("newpwd").asString(""));
        say(new JsonText().put("cmd", 106).put("result", 0).put("count", 1));
    }

    private JsonText alarm(int number) {
        JsonText text = new JsonText().put("cmd", number).put("result", 0);
        ALARM.forEach(name -> text.put(name, body.get(name)));
        return text.put("pirCloudUpCount", 50);
    }

    private void stream(JsonNode asked) {
        boolean pictures = asked.has("video");
        int wanted = number(asked, "video", 0);
        if (pictures && wanted > 0 && body.faults().has(Fault.BLOCKED) && this.asked) {
            viewer.block(body.faults().number(Fault.BLOCKED, 0));
            return;
        }
        if (pictures) {
            this.asked = wanted > 0;
            body.small(wanted == 2);
            camera.watch(viewer, wanted == 1 || wanted == 2);
        }
        if (asked.has("audio")) {
            viewer.stream().sound(number(asked, "audio", 0) == 1);
        }
        answer(111, 0);
    }

    private JsonText scan() {
        List<Networks.Seen> seen = Networks.around(body.faults().has(Fault.MARKUP));
        JsonText text = new JsonText().put("cmd", 113).put("result", 0).put("count", seen.size());
        for (int i = 0; i < seen.size(); i++) {
            text.put("ssid[" + i + "]", seen.get(i).name())
                    .put("signal[" + i + "]", seen.get(i).signal())
                    .put("encryption[" + i + "]", seen.get(i).secured() ? 1 : 0);
        }
        return text;
    }

    private void join(JsonNode asked) {
        body.join(asked.path("wifissid").asString(""));
        body.set("wifi-password-length", asked.path("wifipwd").asString("").length());
        answer(114, 0);
        camera.loop().at(System.nanoTime() + JOIN_MILLIS * 1_000_000L, camera::restart);
    }

    private void reportMotion(JsonNode asked) {
        boolean does = camera.motion()
                .begin(
                        viewer.peer().getAddress(),
                        asked.path("pushIp").asString(""),
                        number(asked, "pushPort", 0),
                        number(asked, "pushInterval", 0));
        answer(1, does ? 0 : FAILED);
    }

    private void clock(JsonNode asked) {
        body.setClock(asked.path("time").asLong(0));
        body.set("tz", number(asked, "tz", 0));
        answer(128, 0);
    }

    private void move(JsonNode asked) {
        int value = number(asked, "value", -1);
        if (number(asked, "parms", 0) == 1) {
            if (value == 132) {
                body.recentre();
            }
        } else {
            switch (value) {
                case 0 -> body.turn(0, 1);
                case 2 -> body.turn(0, -1);
                case 4 -> body.turn(-1, 0);
                case 6 -> body.turn(1, 0);
                default -> body.turn(0, 0);
            }
        }
        answer(128, 0);
    }

    private void answer(int number, int result) {
        say(new JsonText().put("cmd", number).put("result", result));
    }

    private void say(JsonText text) {
        viewer.say(record(text));
    }

    private static byte[] record(JsonText text) {
        return JsonText.record(ANSWER, text.toString());
    }

    private static int number(JsonNode asked, String name, int otherwise) {
        JsonNode value = asked.path(name);
        return value.isNumber() ? value.intValue() : otherwise;
    }
}
