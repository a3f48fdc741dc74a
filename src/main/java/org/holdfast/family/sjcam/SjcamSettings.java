// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;

/**
 * The camera's settings, read with {@code 3014} and read back after each change, because the camera says yes to
 * changes that it ignores (protocol reference, section 7). Thread-safe.
 */
final class SjcamSettings implements Settings {
    private static final Duration TOO_SOON = Duration.ofSeconds(2);

    private final SjcamClient client;
    private final SjcamQueries queries;
    private final SjcamControl control;
    private final SjcamIdentity identity;
    private final SettingRows rows;
    private final SjcamSignals signals;

    SjcamSettings(
            SjcamClient client,
            SjcamQueries queries,
            SjcamControl control,
            SjcamIdentity identity,
            SjcamSignals signals) {
        this.client = client;
        this.queries = queries;
        this.control = control;
        this.identity = identity;
        this.signals = signals;
        this.rows = new SettingRows(identity);
    }

    @Override
    public List<Setting> read() throws DeviceException, InterruptedException {
        return rows.all(client.ask(SjcamCommand.settings()), new CameraFacts(queries, identity).condition());
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        if (identity.options().isEmpty()) {
            throw new DeviceException.NotAllowed(text("not-allowed.unknown-model"), text("advice.unknown-model"));
        }
        return switch (name) {
            case SettingRows.WIFI_NAME -> written(SjcamCommand.wifiName(value), rows.wifiName());
            case SettingRows.WIFI_PASSPHRASE -> written(SjcamCommand.passphrase(value), rows.wifiPassphrase());
            case SettingRows.FORMAT_CARD -> format(value);
            case SettingRows.RESET -> written(SjcamCommand.resetSettings(value, identity), rows.resetSettings());
            case SettingRows.POWER_OFF -> written(SjcamCommand.powerOff(identity), rows.powerOff());
            case SettingRows.RESTART_WIFI -> restartWifi();
            default -> choose(name, value);
        };
    }

    private Applied written(SjcamCommand command, Setting row) throws DeviceException, InterruptedException {
        control.undisturbed(() -> client.tell(command));
        return new Applied(row, Optional.empty());
    }

    private Applied restartWifi() throws DeviceException, InterruptedException {
        if (!identity.lists(SjcamCommand.restartWifi().number())) {
            throw unknown(SettingRows.RESTART_WIFI);
        }
        return written(SjcamCommand.restartWifi(), rows.restartWifi());
    }

    /** Only an idle camera's card is formatted. */
    private Applied format(String confirmation) throws DeviceException, InterruptedException {
        SjcamCommand command = SjcamCommand.formatCard(confirmation);
        control.undisturbed(() -> {
            if (queries.busy()) {
                throw new DeviceException.NotAllowed(text("not-allowed.format-busy"), text("advice.stop-first"));
            }
            client.tell(command);
        });
        return new Applied(rows.formatCard(), Optional.empty());
    }

    private Applied choose(String name, String value) throws DeviceException, InterruptedException {
        SjcamSetting setting = SjcamSetting.of(name).orElseThrow(() -> unknown(name));
        ModelOptions model = identity.options().orElseThrow();
        if (model.of(setting).isEmpty()) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.read-only", setting.label()), text("not-allowed.option.advice"));
        }
        SettingOption option = model.option(setting, value)
                .orElseThrow(() -> new DeviceException.NotAllowed(
                        text("not-allowed.value", setting.label()), rows.choices(setting)));
        SjcamCommand command = SjcamCommand.choose(setting, option.index(), model);
        control.undisturbed(() -> client.tell(command));
        SjcamAnswer.Item read = client.ask(SjcamCommand.settings())
                .item(setting.command())
                .orElseThrow(() -> new DeviceException.Malformed(
                        client.where(), text("tried.3014"), text("malformed.no-command"), null));
        if (setting == SjcamSetting.VIDEO_SIZE || setting == SjcamSetting.DATE_STAMP) {
            signals.moved();
        }
        OptionalInt code = read.code();
        boolean taken = code.isPresent() && code.getAsInt() == option.index();
        return new Applied(
                rows.row(setting, read.status()), taken ? Optional.empty() : Optional.of(likelyReason(setting)));
    }

    private static DeviceException.NotAllowed unknown(String name) {
        return new DeviceException.NotAllowed(
                text("not-allowed.no-such-setting", name.length() > 40 ? name.substring(0, 40) : name),
                text("not-allowed.no-such-setting.advice"));
    }

    /** Why the camera said yes and did nothing, most likely first. */
    private Text likelyReason(SjcamSetting setting) throws DeviceException, InterruptedException {
        OptionalInt mode = queries.mode();
        if (queries.busy()) {
            return text("reason.capturing");
        }
        if (setting == SjcamSetting.PHOTO_INTERVAL && !mode.equals(OptionalInt.of(SjcamMode.LAPSE_PHOTO.number()))) {
            return text("reason.needs-mode", SjcamMode.LAPSE_PHOTO.mode().label());
        }
        boolean needsVideo = setting == SjcamSetting.WHITE_BALANCE || setting == SjcamSetting.EXPOSURE;
        if (needsVideo && mode.isPresent() && SjcamMode.picture(mode.getAsInt()) != SjcamMode.Picture.RTSP) {
            return text("reason.needs-mode", SjcamMode.VIDEO.mode().label());
        }
        if (control.sinceModeChange().compareTo(TOO_SOON) < 0) {
            return text("reason.too-soon");
        }
        return text("reason.not-settable");
    }
}
