// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Refusals;
import org.holdfast.family.a9.json.JsonSetting.Source;

/**
 * The camera's settings: those that it reports, read back after each change, because such cameras say yes to settings
 * that they do not have (protocol reference, section 5.2), and two that are written unseen. Thread-safe.
 */
final class JsonSettings implements Settings {
    private final JsonClient client;
    private final JsonStream stream;
    private final JsonActions actions;
    private final Map<Source, JsonReply> known = new EnumMap<>(Source.class);
    private final Set<Source> absent = EnumSet.noneOf(Source.class);

    JsonSettings(JsonClient client, JsonStream stream) {
        this.client = client;
        this.stream = stream;
        this.actions = new JsonActions(client);
    }

    @Override
    public List<Setting> read() throws DeviceException, InterruptedException {
        parameters();
        for (Source source : List.of(Source.WHITE_LIGHT, Source.VOLUME)) {
            optional(source);
        }
        alarm();
        List<Setting> rows = new ArrayList<>();
        rows.add(stream.row());
        for (JsonSetting setting : JsonSetting.values()) {
            offered(setting).ifPresent(rows::add);
        }
        rows.addAll(actions.rows());
        return List.copyOf(rows);
    }

    /** Reads what the camera says of itself, and keeps it. */
    JsonReply parameters() throws DeviceException, InterruptedException {
        JsonReply reply = client.demand(Source.PARAMETERS.get(), Map.of());
        keep(Source.PARAMETERS, reply);
        return reply;
    }

    /** What the camera said of itself last. */
    Optional<JsonReply> said() {
        return known(Source.PARAMETERS);
    }

    /** The names of the reported ones among {@code settings}, in their order. */
    List<String> reported(List<JsonSetting> settings) {
        return settings.stream()
                .filter(each -> reported(each).isPresent())
                .map(JsonSetting::id)
                .toList();
    }

    private Optional<Setting> reported(JsonSetting setting) {
        return known(setting.source()).flatMap(setting::row);
    }

    private Optional<Setting> offered(JsonSetting setting) {
        return reported(setting)
                .or(() -> setting.writtenUnseen() ? Optional.of(setting.unseenRow()) : Optional.empty());
    }

    private synchronized Optional<JsonReply> known(Source source) {
        return Optional.ofNullable(known.get(source));
    }

    private synchronized void keep(Source source, JsonReply reply) {
        known.put(source, reply);
    }

    private synchronized boolean isAbsent(Source source) {
        return absent.contains(source);
    }

    private synchronized void leaveOut(Source source) {
        absent.add(source);
        known.remove(source);
    }

    /** Asks what not every camera has; one that has it not is not asked again. */
    void optional(Source source) throws DeviceException, InterruptedException {
        if (isAbsent(source)) {
            return;
        }
        Optional<JsonReply> reply = client.exchange(source.get(), Map.of(), client.patience())
                .filter(each -> each.result() == 0 && source.formOf(each));
        if (reply.isPresent()) {
            keep(source, reply.get());
        } else {
            leaveOut(source);
        }
    }

    /** There are three forms of alarm settings: what the camera answers decides. */
    private void alarm() throws DeviceException, InterruptedException {
        if (!isAbsent(Source.SENSOR_ALARM) || !isAbsent(Source.TIMED_ALARM)) {
            Optional<JsonReply> reply = client.exchange(JsonCommand.GET_ALARM, Map.of(), client.patience())
                    .filter(each -> each.result() == 0);
            for (Source form : List.of(Source.SENSOR_ALARM, Source.TIMED_ALARM)) {
                if (reply.filter(form::formOf).isPresent()) {
                    keep(form, reply.get());
                    leaveOut(form == Source.SENSOR_ALARM ? Source.TIMED_ALARM : Source.SENSOR_ALARM);
                    leaveOut(Source.PICTURE_ALARM);
                    return;
                }
            }
            leaveOut(Source.SENSOR_ALARM);
            leaveOut(Source.TIMED_ALARM);
        }
        optional(Source.PICTURE_ALARM);
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        if (name.equals(JsonStream.PICTURE_SIZE)) {
            return stream.choose(value);
        }
        Optional<Applied> done = actions.apply(name, value);
        return done.isPresent() ? done.get() : change(name, value);
    }

    private Applied change(String name, String value) throws DeviceException, InterruptedException {
        JsonSetting setting = offered(name);
        JsonReply before = known(setting.source()).orElseThrow(() -> Refusals.setting(name));
        OptionalLong number = setting.number(value, before);
        if (number.isEmpty()) {
            throw Refusals.value(setting.label(), setting.allowed(before));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (setting.source().whole()) {
            JsonReply present = client.demand(setting.source().get(), Map.of());
            for (JsonSetting each : setting.source().settings()) {
                if (each.writable()) {
                    present.number(each.field()).ifPresent(kept -> fields.put(each.field(), kept));
                }
            }
        }
        fields.put(setting.field(), number.getAsLong());
        boolean seen = reported(setting).isPresent();
        JsonReply answer = client.ask(setting.source().set(), fields);
        if (!seen) {
            return new Applied(
                    setting.unseenRow(), Optional.of(answer.result() == 0 ? text("reason.unseen") : reason(answer)));
        }
        JsonReply after = client.demand(setting.source().get(), Map.of());
        keep(setting.source(), after);
        Setting row = setting.row(after)
                .orElseThrow(() -> new DeviceException.Malformed(
                        client.where(), setting.source().get().tried(), text("malformed.field"), null));
        boolean taken = after.number(setting.field()).equals(number);
        return new Applied(row, taken ? Optional.empty() : Optional.of(reason(answer)));
    }

    /** The setting of that name that this camera is offered with; asks where that was never asked. */
    private JsonSetting offered(String name) throws DeviceException, InterruptedException {
        for (JsonSetting setting : JsonSetting.values()) {
            if (setting.id().equals(name)) {
                if (known(setting.source()).isEmpty() && !isAbsent(setting.source())) {
                    read();
                }
                if (offered(setting).isPresent() && setting.writable()) {
                    return setting;
                }
            }
        }
        throw Refusals.setting(name);
    }

    private static Text reason(JsonReply answer) {
        return answer.result() == 0 ? text("reason.ignored") : text("reason.refused", Long.toString(answer.result()));
    }
}
