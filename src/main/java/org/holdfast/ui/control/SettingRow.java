// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import atlantafx.base.controls.RingProgressIndicator;
import java.util.Optional;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.device.Setting;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One setting: label left, control right, what the device last said under the label; a spinner while it is written
 * and read back, a tick that fades when the device took it, and the reason when it did not.
 */
public final class SettingRow extends HBox {
    private final SettingEntry entry;
    private final Phrases phrases;
    private final boolean ofDevice;
    private final SettingControl control;
    private final VBox words;
    private final Label said = new Label();
    private final Label trouble = new Label();
    private final RingProgressIndicator spinner = new RingProgressIndicator();
    private final FontIcon tick = Icons.small(Feather.CHECK);
    private final FadeTransition fade = new FadeTransition(Duration.millis(180), tick);
    private final SequentialTransition tickGoes =
            new SequentialTransition(new PauseTransition(Duration.seconds(2)), fade);
    private final Subscription bound;

    /**
     * @param device the device's name where the value is its own: the row says then what the device last said, and
     *     a danger names it
     */
    public SettingRow(SettingEntry entry, Phrases phrases, Frame frame, Optional<String> device) {
        this.entry = entry;
        this.phrases = phrases;
        ofDevice = device.isPresent();
        Setting setting = entry.setting().get();
        control = SettingControls.of(setting, phrases, frame, device, entry::apply);
        getStyleClass().add("setting-row");
        setId("row-" + setting.name());
        setAlignment(Pos.CENTER_LEFT);
        words = words(setting);
        HBox.setHgrow(words, Priority.ALWAYS);
        control.field().setId("setting-" + setting.name());
        control.field().setAccessibleText(phrases.say(setting.about().label()));
        spinner.setId("busy-" + setting.name());
        tick.getStyleClass().add("tick");
        tick.setId("tick-" + setting.name());
        StackPane sign = new StackPane(spinner, tick);
        sign.getStyleClass().add("sign");
        fade.setToValue(0);
        getChildren().addAll(words, sign, control.node());
        bound = Subscription.combine(
                entry.setting().subscribe(this::showValue), entry.status().subscribe(this::showStatus));
    }

    /** For narrow panels: what is wider than a switch stands under the words instead of beside them. */
    public SettingRow narrow() {
        if (!(control instanceof ToggleControl)) {
            getChildren().remove(control.node());
            words.getChildren().add(1, control.node());
        }
        return this;
    }

    private VBox words(Setting setting) {
        Setting.About about = setting.about();
        Label label = new Label(phrases.say(about.label()));
        label.setWrapText(true);
        HBox first = new HBox(label);
        first.getStyleClass().add(Look.GAP_8);
        first.setAlignment(Pos.CENTER_LEFT);
        if (!about.proven()) {
            first.getChildren().add(new UnverifiedTag(phrases));
        }
        VBox column = new VBox(first);
        column.getStyleClass().add("setting-words-column");
        column.setAlignment(Pos.CENTER_LEFT);
        said.setId("said-" + about.name());
        secondary(column, said, Look.SECONDARY);
        Optional<String> note = about.note()
                .map(phrases::say)
                .or(() -> setting instanceof Setting.Action action
                                && action.confirmation().isEmpty()
                        ? Optional.of(phrases.say(action.consequence()))
                        : Optional.empty());
        note.ifPresent(text -> {
            Label line = new Label(text);
            line.setId("note-" + about.name());
            secondary(column, line, Look.SECONDARY);
        });
        trouble.setId("trouble-" + about.name());
        secondary(column, trouble, "row-trouble");
        return column;
    }

    private static void secondary(VBox words, Label line, String look) {
        line.getStyleClass().add(look);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        words.getChildren().add(line);
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private void showValue(Setting setting) {
        control.show(setting);
        Optional<String> last = ofDevice ? lastSaid(setting) : Optional.empty();
        said.setText(
                last.map(value -> phrases.shared().of("setting.said", value)).orElse(""));
        visible(said, last.isPresent());
    }

    private Optional<String> lastSaid(Setting setting) {
        return switch (setting) {
            case Setting.Choice choice ->
                Optional.of(choice.options().stream()
                        .filter(option -> option.value().equals(choice.value()))
                        .findFirst()
                        .map(option -> phrases.say(option.label()))
                        .orElseGet(() -> phrases.shared().of("setting.unknown-value", choice.value())));
            case Setting.Toggle toggle -> Optional.of(phrases.shared().of(toggle.on() ? "setting.on" : "setting.off"));
            case Setting.Range range -> Optional.of(Integer.toString(range.current()));
            case Setting.Words words ->
                words.secret() || words.value().isEmpty() ? Optional.empty() : Optional.of(words.value());
            case Setting.Action action -> Optional.empty();
            case Setting.ReadOnly readOnly -> Optional.empty();
        };
    }

    private void showStatus(SettingEntry.Status status) {
        boolean writing = status instanceof SettingEntry.Status.Writing;
        control.node().setDisable(writing);
        spinner.setVisible(writing);
        tickGoes.stop();
        tick.setOpacity(1);
        tick.setVisible(status instanceof SettingEntry.Status.Taken);
        if (tick.isVisible()) {
            tickGoes.playFromStart();
        }
        if (status instanceof SettingEntry.Status.Ignored || status instanceof SettingEntry.Status.Failed) {
            control.show(entry.setting().get());
        }
        Optional<String> sentence = status.sentence().map(phrases::say);
        trouble.setText(sentence.orElse(""));
        visible(trouble, sentence.isPresent());
    }

    /** Ends the row's hold on its entry. */
    public void release() {
        bound.unsubscribe();
        tickGoes.stop();
    }
}
