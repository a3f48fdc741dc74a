// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Condition;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/**
 * What stands under the outlets of a device that has none to show or does not answer: why, what to do, and where a
 * secret was refused the way to enter another.
 */
final class ConditionPart extends VBox {
    private final SwitchContext context;
    private final Phrases phrases;
    private final Device device;
    private final Label next;
    private Object built = "";

    ConditionPart(SwitchContext context, Device device) {
        this.context = context;
        this.device = device;
        phrases = context.phrases();
        setId("condition-" + device.id());
        getStyleClass().add(Look.GAP_12);
        next = quiet("next-" + device.id(), "");
        next.getStyleClass().add(Look.FIGURES);
        empty();
    }

    /** Builds anew only what says something else, so that what is being typed stays. */
    void show(Switchboard.Panel panel, Instant now) {
        next.setText(
                panel.condition() instanceof Condition.Failing failing
                        ? failing.next()
                                .filter(now::isBefore)
                                .map(at -> phrases.of("next", SwitchWords.left(Duration.between(now, at))))
                                .orElse("")
                        : "");
        next.setVisible(!next.getText().isEmpty());
        next.setManaged(!next.getText().isEmpty());
        Object wanted = kind(panel);
        if (wanted.equals(built)) {
            return;
        }
        built = wanted;
        empty();
        switch (panel.condition()) {
            case Condition.Failing failing -> failing(failing.why(), wanted);
            case Condition.Switchless() -> switchless();
            case Condition.Asking() -> {
                if (panel.rows().isEmpty()) {
                    put(quiet("asking-" + device.id(), phrases.of("asking")));
                }
            }
            case Condition.Resting(), Condition.Answering() -> {}
        }
    }

    /** A press that failed in the same words says it already. */
    private Object kind(Switchboard.Panel panel) {
        return switch (panel.condition()) {
            case Condition.Failing failing -> {
                DeviceException why = failing.why();
                boolean said = panel.rows().stream()
                        .anyMatch(row -> context.presses()
                                .fault(row.point())
                                .filter(fault -> fault.why().sentence().equals(why.sentence()))
                                .isPresent());
                yield new Failure(why.sentence(), why.advice(), said);
            }
            case Condition.Asking() -> "asking" + panel.rows().isEmpty();
            case Condition other -> other;
        };
    }

    private record Failure(Text sentence, Text advice, boolean said) {}

    private void failing(DeviceException why, Object wanted) {
        if (!(wanted instanceof Failure failure) || !failure.said()) {
            put(new InlineError(phrases, why, Optional.of(this::askNow)));
        }
        put(next);
        context.passwords().offer(device, why, this::askNow).ifPresent(this::put);
        if (why instanceof DeviceException.TimedOut) {
            // What says hello and answers no command may have got another secret, or only be busy.
            DeviceException refused =
                    new DeviceException.WrongCredentials(device.address().toString());
            context.passwords().offer(device, refused, this::askNow).ifPresent(this::onRequest);
        }
    }

    private void askNow() {
        context.board().askNow(device.id());
    }

    private void onRequest(Region form) {
        Button enter = new Button(phrases.of("secret.enter"));
        enter.setId("enter-secret-" + device.id());
        enter.getStyleClass().add("small");
        enter.setOnAction(_ -> {
            getChildren().remove(enter);
            put(form);
            form.requestFocus();
        });
        put(enter);
    }

    private void switchless() {
        Button open = new Button(phrases.of("open"));
        open.setId("open-page-" + device.id());
        open.setOnAction(_ -> context.frame().openDevice(device.id()));
        put(quiet("switchless-" + device.id(), phrases.of("switchless")));
        put(open);
    }

    private static Label quiet(String id, String words) {
        Label label = new Label(words);
        label.setId(id);
        label.getStyleClass().add(Look.SECONDARY);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void put(Node node) {
        getChildren().add(node);
        setVisible(true);
        setManaged(true);
    }

    private void empty() {
        getChildren().clear();
        setVisible(false);
        setManaged(false);
    }
}
