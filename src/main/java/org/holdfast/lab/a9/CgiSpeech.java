// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.lab.fault.Fault;

/**
 * The CGI dialect, as far as the protocol reference carries it (section 8). What it does not tell is made up: which
 * number turns which way, and that pictures come at all, which no real one was seen to send. For the loop's thread.
 */
final class CgiSpeech implements Speech {
    private static final int HEAD = 8;
    private static final long RESTART_NANOS = 300_000_000;
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("get_status", 0x6001),
            Map.entry("get_params", 0x6002),
            Map.entry("get_camera_params", 0x6003),
            Map.entry("get_record_file", 0x6007),
            Map.entry("wifi_scan", 0x6008),
            Map.entry("set_wifi", 0x6011),
            Map.entry("set_ap_config", 0x6011),
            Map.entry("camera_control", 0x6012),
            Map.entry("set_datetime", 0x6013),
            Map.entry("decoder_control", 0x6019),
            Map.entry("reboot", 0x6027),
            Map.entry("set_formatsd", 0x6028),
            Map.entry("livestream", 0x6037),
            Map.entry("audiostream", 0x6038),
            Map.entry("check_user", 0x60a0));

    private final PpppCamera camera;
    private final Viewer viewer;
    private final Body body;

    CgiSpeech(PpppCamera camera, Viewer viewer) {
        this.camera = camera;
        this.viewer = viewer;
        this.body = camera.body();
    }

    @Override
    public void connected() {
        // It waits to be asked.
    }

    @Override
    public Stream.Shape shape() {
        return new Stream.Shape(1, 1, 0, Stream.Sound.CGI, false);
    }

    @Override
    public void command(byte[] packet) {
        if (packet.length < HEAD || Bytes.two(packet, 0) != 0x010a) {
            return;
        }
        int length = Math.min(Bytes.twoLow(packet, 4), packet.length - HEAD);
        String line = new String(packet, HEAD, length, StandardCharsets.UTF_8);
        if (!line.startsWith("GET /") || !line.contains(".cgi?")) {
            return;
        }
        body.count("commands");
        String name = line.substring(5, line.indexOf(".cgi?"));
        Map<String, String> given = given(line.substring(line.indexOf(".cgi?") + 5));
        int number = NUMBERS.getOrDefault(name, 0);
        if (number == 0) {
            return;
        }
        boolean known = body.knows(given.getOrDefault("loginuse", ""), given.getOrDefault("loginpas", ""));
        if (!known) {
            answer(number, "result= -1;\r\n");
        } else {
            run(number, given);
        }
    }

    private static Map<String, String> given(String query) {
        Map<String, String> given = new HashMap<>();
        for (String part : query.split("&", 40)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                given.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return given;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private void run(int number, Map<String, String> given) {
        switch (number) {
            case 0x6001 -> answer(number, status());
            case 0x6002 -> answer(number, "result= 0;\r\nvar ssid=\"" + body.network() + "\";\r\n");
            case 0x6003 ->
                answer(
                        number,
                        "result= 0;\r\nvar resolution=" + body.get("small") + ";\r\nvar flip=" + body.get("rotmir")
                                + ";\r\n");
            case 0x6007 -> answer(number, recordings());
            case 0x6008 -> viewer.say(300, reply(number, networks()));
            case 0x6011 -> {
                body.join(given.getOrDefault("ssid", ""));
                good(number);
                camera.loop().at(System.nanoTime() + RESTART_NANOS, camera::restart);
            }
            case 0x6012 -> {
                int parameter = number(given, "param");
                body.set("param-" + parameter, number(given, "value"));
                good(number);
            }
            case 0x6019 -> move(number, given);
            case 0x6027 -> {
                good(number);
                camera.loop().at(System.nanoTime() + RESTART_NANOS, camera::restart);
            }
            case 0x6037 -> {
                good(number);
                body.small(number(given, "substream") == 1);
                camera.watch(viewer, number(given, "streamid") == 10);
            }
            case 0x6038 -> {
                good(number);
                viewer.stream().sound(number(given, "streamid") == 1);
            }
            default -> good(number);
        }
    }

    private void move(int number, Map<String, String> given) {
        switch (number(given, "command")) {
            case 0 -> body.turn(0, 1);
            case 2 -> body.turn(0, -1);
            case 4 -> body.turn(-1, 0);
            case 6 -> body.turn(1, 0);
            case 25 -> body.recentre();
            default -> body.turn(0, 0);
        }
        body.set("motor-command", number(given, "command"));
        good(number);
    }

    private String status() {
        String name = body.faults().has(Fault.MARKUP) ? "<img src=x>\u0007../.." : "A9";
        return "result= 0;\r\nvar deviceid=\"" + camera.uidText() + "\";\r\nvar sys_ver=\"TZH_A9_1.0.3\";\r\nname=\""
                + name + "\";\r\nsdtotal= 7580;\r\nsdfree= 5120;\r\n";
    }

    /** A memory card with three recordings of two minutes. */
    private static String recordings() {
        StringBuilder text = new StringBuilder("result= 0;\r\n");
        for (int i = 0; i < 3; i++) {
            text.append("record_name0[")
                    .append(i)
                    .append("]=\"2026112110")
                    .append(10 + 2 * i)
                    .append("00.avi\";\r\n");
            text.append("record_size0[")
                    .append(i)
                    .append("]=")
                    .append(7_340_032 + i)
                    .append(";\r\n");
        }
        return text.append("record_num0=3;\r\nPageIndex=0;\r\nPageSize=20;\r\nRecordCount=3;\r\nPageCount=1;\r\n")
                .toString();
    }

    private String networks() {
        List<Networks.Seen> seen = Networks.around(body.faults().has(Fault.MARKUP));
        StringBuilder text = new StringBuilder("result= 0;\r\n");
        for (int i = 0; i < seen.size(); i++) {
            text.append("ap_ssid[")
                    .append(i)
                    .append("]=\"")
                    .append(seen.get(i).name())
                    .append("\";\r\n");
            text.append("ap_dbm0[")
                    .append(i)
                    .append("]=")
                    .append(seen.get(i).signal())
                    .append(";\r\n");
        }
        return text.append("ap_number=").append(seen.size()).append(";\r\n").toString();
    }

    private void good(int number) {
        answer(number, "result= 0;\r\n");
    }

    private void answer(int number, String text) {
        viewer.say(reply(number, text));
    }

    private static byte[] reply(int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] head = {1, 0x0a, 0, 0, 0, 0, 0, 1};
        Bytes.putTwoLow(head, 2, number);
        Bytes.putTwoLow(head, 4, bytes.length);
        return Bytes.join(head, bytes);
    }

    private static int number(Map<String, String> given, String name) {
        String text = given.getOrDefault(name, "");
        return text.matches("-?[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }
}
