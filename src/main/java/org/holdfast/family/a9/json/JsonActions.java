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

/** Restart, factory reset, and the camera's user; protocol reference, sections 5.1 and 5.2. */
final class JsonActions {
    static final String RESTART = "restart";
    static final String FACTORY_RESET = "factory-reset";
    static final String USER = "camera-user";
    static final String PASSWORD = "camera-password";

    /** What has to be typed before everything in the camera is forgotten. */
    static final String RESET_WORD = "RESET";

    private static final String PLAIN = "[A-Za-z0-9._-]{4,20}";

    private final JsonClient client;

    JsonActions(JsonClient client) {
        this.client = client;
    }

    List<Setting> rows() {
        return List.of(restart(), factoryReset(), user(), password());
    }

    private static About about(String name, JsonSetting.Group group, boolean proven) {
        return new About(name, text("setting." + name), group.label(), Optional.of(text("note." + name)), proven);
    }

    private static Setting restart() {
        return new Setting.Action(
                about(RESTART, JsonSetting.Group.CAMERA, true),
                text("button.restart"),
                Optional.empty(),
                text("consequence.restart"));
    }

    private static Setting factoryReset() {
        return new Setting.Action(
                about(FACTORY_RESET, JsonSetting.Group.CAMERA, false),
                text("button.factory-reset"),
                Optional.of(RESET_WORD),
                text("consequence.factory-reset"));
    }

    private Setting user() {
        return new Setting.Words(
                about(USER, JsonSetting.Group.ACCESS, false), client.login().user(), PLAIN, text("rule.plain"), false);
    }

    private static Setting password() {
        return new Setting.Words(about(PASSWORD, JsonSetting.Group.ACCESS, false), "", PLAIN, text("rule.plain"), true);
    }

    /** Does it; empty where the name is none of these. */
    Optional<Applied> apply(String name, String value) throws DeviceException, InterruptedException {
        return switch (name) {
            case RESTART -> Optional.of(restartNow());
            case FACTORY_RESET -> {
                Refusals.confirm(value, RESET_WORD);
                yield Optional.of(end("reset", factoryReset()));
            }
            case USER -> Optional.of(changeUser(plain(value, text("setting.camera-user"))));
            case PASSWORD -> Optional.of(changePassword(plain(value, text("setting.camera-password"))));
            default -> Optional.empty();
        };
    }

    private static String plain(String value, Text label) throws DeviceException.NotAllowed {
        if (!value.matches(PLAIN)) {
            throw Refusals.value(label, text("rule.plain"));
        }
        return value;
    }

    private Applied restartNow() throws DeviceException, InterruptedException {
        return end("reboot", restart());
    }

    /** A camera that restarts need not answer first. */
    private Applied end(String field, Setting row) throws DeviceException, InterruptedException {
        Optional<JsonReply> reply = client.exchange(JsonCommand.DEV_CONTROL, Map.of(field, 1), client.patience());
        return new Applied(
                row,
                reply.filter(each -> each.result() != 0)
                        .map(each -> text("reason.refused", Long.toString(each.result()))));
    }

    private Applied changeUser(String name) throws DeviceException, InterruptedException {
        String before = client.login().user();
        JsonReply reply = edit(before, name, client.login().password());
        if (reply.result() != 0) {
            return new Applied(user(), Optional.of(text("reason.refused", Long.toString(reply.result()))));
        }
        client.login().user(name);
        if (!lets()) {
            client.login().user(before);
            return new Applied(user(), Optional.of(text("reason.ignored")));
        }
        return new Applied(user(), Optional.empty());
    }

    private Applied changePassword(String word) throws DeviceException, InterruptedException {
        String user = client.login().user();
        String before = client.login().password();
        JsonReply reply = edit(user, user, word);
        if (reply.result() != 0) {
            return new Applied(password(), Optional.of(text("reason.refused", Long.toString(reply.result()))));
        }
        client.login().password(word);
        if (!lets()) {
            client.login().password(before);
            return new Applied(password(), Optional.of(text("reason.ignored")));
        }
        return new Applied(password(), Optional.empty());
    }

    private JsonReply edit(String user, String newUser, String newPassword)
            throws DeviceException, InterruptedException {
        return client.ask(JsonCommand.EDIT_USER, Map.of("edituser", user, "newuser", newUser, "newpwd", newPassword));
    }

    /** Whether the camera lets the changed user in; asked once. */
    private boolean lets() throws DeviceException, InterruptedException {
        try {
            return client.ask(JsonCommand.CHECK_USER, Map.of()).result() == 0;
        } catch (DeviceException.WrongCredentials e) {
            return false;
        }
    }
}
