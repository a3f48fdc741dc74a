// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.Device;

/**
 * How live pictures are offered again.
 *
 * @param on whether they are
 * @param host the literal address to listen on
 * @param port 1 to 65535; 0 for a free one
 * @param user the name that watchers need beside the password; empty where anybody may watch
 * @param cameras which cameras
 */
public record RestreamChoices(boolean on, String host, int port, Optional<String> user, List<Camera> cameras) {
    /** The port unless another one is chosen. */
    public static final int USUAL_PORT = 8090;
    /** The most cameras. */
    public static final int MOST_CAMERAS = 64;
    /** What holds before anything was chosen: off, and on this computer alone. */
    public static final RestreamChoices INITIAL =
            new RestreamChoices(false, "127.0.0.1", USUAL_PORT, Optional.empty(), List.of());

    private static final int LONGEST_PATH = 40;

    public RestreamChoices {
        cameras = List.copyOf(cameras);
        if (port < 0 || port > 65535 || cameras.size() > MOST_CAMERAS) {
            throw new IllegalArgumentException("No port, or too many cameras");
        }
        if (user.isPresent() && !isUser(user.get())) {
            throw new IllegalArgumentException("No user name");
        }
    }

    /** Whether a user name can be used in a line to paste and in HTTP: 1 to 40 letters, digits, dots, dashes. */
    public static boolean isUser(String name) {
        return name.matches("[A-Za-z0-9._-]{1,40}");
    }

    /**
     * One camera.
     *
     * @param device its id
     * @param path the first part of its address, which stays when the camera is renamed
     */
    public record Camera(String device, String path) {
        public Camera {
            if (!path.matches("[a-z0-9-]{1,60}")) {
                throw new IllegalArgumentException("No path");
            }
        }
    }

    /** Whether a camera is among them. */
    public boolean offers(String deviceId) {
        return cameras.stream().anyMatch(each -> each.device().equals(deviceId));
    }

    public RestreamChoices on(boolean value) {
        return new RestreamChoices(value, host, port, user, cameras);
    }

    public RestreamChoices at(String newHost, int newPort) {
        return new RestreamChoices(on, newHost, newPort, user, cameras);
    }

    public RestreamChoices withUser(Optional<String> value) {
        return new RestreamChoices(on, host, port, value, cameras);
    }

    /** With a camera more, under a path made of its name; the same where it is among them. */
    public RestreamChoices with(Device device) {
        if (offers(device.id())) {
            return this;
        }
        List<Camera> more = new ArrayList<>(cameras);
        more.add(new Camera(device.id(), freePath(device)));
        return new RestreamChoices(on, host, port, user, more);
    }

    public RestreamChoices without(String deviceId) {
        return new RestreamChoices(
                on,
                host,
                port,
                user,
                cameras.stream().filter(each -> !each.device().equals(deviceId)).toList());
    }

    private String freePath(Device device) {
        String plain = Normalizer.normalize(device.name(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "camera" : plain.substring(0, Math.min(LONGEST_PATH, plain.length()));
        String path = base;
        for (int number = 2; isTaken(path); number++) {
            path = base + "-" + number;
        }
        return path;
    }

    private boolean isTaken(String path) {
        return cameras.stream().anyMatch(each -> each.path().equals(path));
    }
}
