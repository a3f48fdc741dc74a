// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.Events;
import org.holdfast.device.Found;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents that {@code --json} prints, as docs/command-line.md describes them. None holds a secret. */
final class Shapes {
    private final Locale locale;

    Shapes(Locale locale) {
        this.locale = locale;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** The address as DEVICE takes it. */
    static String place(String family, Object address) {
        return family + "@" + address;
    }

    ObjectNode device(Device device, boolean saved) {
        return object().put("name", device.name())
                .put("family", device.family())
                .put("model", device.model())
                .put("address", place(device.family(), device.address()))
                .put("saved", saved);
    }

    ObjectNode found(Found found) {
        return switch (found) {
            case Found.Supported supported -> {
                ObjectNode node = device(supported.device(), false).put("supported", true);
                ArrayNode remarks = node.putArray("remarks");
                supported.remarks().forEach(remark -> remarks.add(words(remark)));
                yield node;
            }
            case Found.Unsupported unsupported ->
                object().put("family", unsupported.family())
                        .put("address", place(unsupported.family(), unsupported.address()))
                        .put("saved", false)
                        .put("supported", false)
                        .put("what", words(unsupported.what()))
                        .put("meaning", words(unsupported.meaning()));
        };
    }

    ObjectNode fact(Connection.Fact fact) {
        return object().put("name", fact.name())
                .put("label", words(fact.label()))
                .put("value", words(fact.value()));
    }

    ObjectNode state(CameraControl.State state) {
        ObjectNode node = object();
        node.put("mode", state.mode().map(CameraControl.Mode::id).orElse(null));
        node.put("activity", state.activity().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        state.recorded().ifPresent(value -> node.put("recordedSeconds", value.toSeconds()));
        state.photosLeft().ifPresent(value -> node.put("photosLeft", value));
        state.timeLeft().ifPresent(value -> node.put("secondsLeft", value.toSeconds()));
        return node;
    }

    ObjectNode mode(CameraControl.Mode mode) {
        return object().put("mode", mode.id())
                .put("label", words(mode.label()))
                .put("records", mode.records())
                .put("shoots", mode.shoots());
    }

    ObjectNode event(Events.Event event) {
        return object().put("at", event.at().toString())
                .put("weight", event.weight().name().toLowerCase(Locale.ROOT))
                .put("text", words(event.text()));
    }

    /** @param kept {@code device}, or {@code holdfast} for a choice that Holdfast keeps about the device */
    ObjectNode setting(Setting setting, String kept) {
        Setting.About about = setting.about();
        ObjectNode node = object().put("name", about.name())
                .put("label", words(about.label()))
                .put("group", words(about.group()))
                .put("kept", kept)
                .put("proven", about.proven());
        about.note().ifPresent(note -> node.put("note", words(note)));
        switch (setting) {
            case Setting.Choice choice -> {
                node.put("kind", "choice").put("value", choice.value());
                ArrayNode options = node.putArray("options");
                choice.options()
                        .forEach(each ->
                                options.add(object().put("value", each.value()).put("label", words(each.label()))));
            }
            case Setting.Toggle toggle -> node.put("kind", "toggle").put("value", toggle.value());
            case Setting.Range range ->
                node.put("kind", "range")
                        .put("value", range.current())
                        .put("least", range.least())
                        .put("most", range.most())
                        .put("step", range.step());
            case Setting.Words line -> {
                node.put("kind", "words").put("secret", line.secret()).put("rule", words(line.rule()));
                node.put("value", line.secret() ? null : line.value());
            }
            case Setting.Action action -> {
                node.put("kind", "action").put("consequence", words(action.consequence()));
                node.put("confirmation", action.confirmation().orElse(null));
            }
            case Setting.ReadOnly only ->
                node.put("kind", "read-only").put("value", only.value()).put("shown", words(only.shown()));
        }
        return node;
    }

    /** How a person reads the present value. */
    Optional<String> shown(Setting setting) {
        return switch (setting) {
            case Setting.Choice choice ->
                choice.options().stream()
                        .filter(each -> each.value().equals(choice.value()))
                        .map(each -> words(each.label()))
                        .findFirst();
            case Setting.ReadOnly only -> Optional.of(words(only.shown()));
            case Setting.Action action -> Optional.of(words(action.button()));
            case Setting.Toggle _, Setting.Range _, Setting.Words _ -> Optional.empty();
        };
    }

    private String words(Text text) {
        return text.in(locale);
    }
}
