// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Refusals;

/** What can be done with such a camera; all of it unverified, and nothing of it can be read. Thread-safe. */
final class CgiSettings implements Settings {
    static final String PASSWORD = "camera-password";
    static final String FORMAT_CARD = "format-card";
    static final String RESTART = "restart";
    static final String FACTORY_RESET = "factory-reset";

    private static final String EIGHT = "[A-Za-z0-9]{8}";
    private static final String FORMAT_WORD = "FORMAT";
    private static final String RESET_WORD = "RESET";

    private final CgiClient client;

    CgiSettings(CgiClient client) {
        this.client = client;
    }

    @Override
    public List<Setting> read() {
        return List.of(
                action(RESTART, "camera", Optional.empty()),
                action(FORMAT_CARD, "card", Optional.of(FORMAT_WORD)),
                action(FACTORY_RESET, "camera", Optional.of(RESET_WORD)),
                password());
    }

    private static Setting password() {
        return new Setting.Words(about(PASSWORD, "access"), "", EIGHT, text("rule.eight"), true);
    }

    private static Setting action(String name, String group, Optional<String> confirmation) {
        return new Setting.Action(
                about(name, group), text("button." + name), confirmation, text("consequence." + name));
    }

    private static About about(String name, String group) {
        return new About(
                name, text("setting." + name), text("group." + group), Optional.of(text("note." + name)), false);
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        return switch (name) {
            case RESTART -> called(CgiCall.REBOOT, Map.of(), action(RESTART, "camera", Optional.empty()));
            case FORMAT_CARD -> {
                Refusals.confirm(value, FORMAT_WORD);
                yield called(CgiCall.SET_FORMATSD, Map.of(), action(FORMAT_CARD, "card", Optional.of(FORMAT_WORD)));
            }
            case FACTORY_RESET -> {
                Refusals.confirm(value, RESET_WORD);
                yield called(
                        CgiCall.RESTORE_FACTORY, Map.of(), action(FACTORY_RESET, "camera", Optional.of(RESET_WORD)));
            }
            case PASSWORD -> changePassword(value);
            default -> throw Refusals.setting(name);
        };
    }

    private Applied called(CgiCall call, Map<String, String> parameters, Setting row)
            throws DeviceException, InterruptedException {
        Optional<Text> silent =
                client.hope(call, parameters).isPresent() ? Optional.empty() : Optional.of(text("reason.silent"));
        return new Applied(row, silent);
    }

    /** The new password is used once the camera said that it took it. */
    private Applied changePassword(String value) throws DeviceException, InterruptedException {
        if (!value.matches(EIGHT)) {
            throw Refusals.value(text("setting.camera-password"), text("rule.eight"));
        }
        Applied applied = called(CgiCall.RESET_PASSWD, Map.of("newpas", value), password());
        if (applied.why().isEmpty()) {
            client.login().password(value);
        }
        return applied;
    }
}
