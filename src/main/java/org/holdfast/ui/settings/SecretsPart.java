// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;

/** Where secrets are kept, how well they are protected, and the passphrase. */
final class SecretsPart extends VBox {
    private final Secrets secrets;
    private final Frame frame;
    private final Phrases phrases;
    private final Label where = new Label();
    private final StateDot protection = new StateDot();
    private final HBox buttons = new HBox();

    SecretsPart(Secrets secrets, Frame frame, Phrases phrases) {
        this.secrets = secrets;
        this.frame = frame;
        this.phrases = phrases;
        getStyleClass().addAll(Look.CARD, "part");
        where.setWrapText(true);
        where.setId("secrets-where");
        protection.setId("secrets-protection");
        buttons.getStyleClass().add(Look.GAP_8);
        getChildren().addAll(where, protection, buttons);
        refresh();
    }

    private record Known(String words, Secrets.Protection protection) {}

    /** Reads anew, in the background because a key store may take its time. */
    void refresh() {
        frame.background()
                .run(() -> new Known(phrases.say(secrets.where()), secrets.protection()), this::show, failure -> {});
    }

    private void show(Known known) {
        where.setText(known.words);
        buttons.getChildren().clear();
        switch (known.protection) {
            case SYSTEM_KEY_STORE -> protection.show(StateDot.Kind.GOOD, phrases.of("secrets.system"));
            case PRIVATE_FILE -> {
                protection.show(StateDot.Kind.WEAK, phrases.of("secrets.private"));
                add("secrets-set", "secrets.set", () -> change(false));
            }
            case PASSPHRASE_FILE -> {
                protection.show(StateDot.Kind.GOOD, phrases.of("secrets.passphrase"));
                add("secrets-change", "secrets.change", () -> change(true));
            }
            case LOCKED -> {
                protection.show(StateDot.Kind.BAD, phrases.of("secrets.locked"));
                add("secrets-unlock", "secrets.unlock", this::unlock);
            }
        }
        boolean some = !buttons.getChildren().isEmpty();
        buttons.setVisible(some);
        buttons.setManaged(some);
    }

    private void add(String id, String key, Runnable action) {
        Button button = new Button(phrases.of(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
    }

    private PasswordField field(List<Node> into, String id, String key) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setAccessibleText(phrases.of(key));
        Label label = new Label(phrases.of(key));
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add(Look.GAP_4);
        into.add(box);
        return field;
    }

    private Label problem(List<Node> into) {
        Label problem = new Label();
        problem.setId("passphrase-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("field-error");
        into.add(problem);
        return problem;
    }

    private Button deed(String key) {
        Button act = new Button(phrases.of(key));
        act.setId("passphrase-act");
        act.getStyleClass().add("accent");
        return act;
    }

    private void change(boolean hasOne) {
        List<Node> fields = new ArrayList<>();
        Optional<PasswordField> present =
                hasOne ? Optional.of(field(fields, "passphrase-present", "secrets.present")) : Optional.empty();
        PasswordField wanted = field(fields, "passphrase-wanted", "secrets.wanted");
        PasswordField again = field(fields, "passphrase-again", "secrets.again");
        Label problem = problem(fields);
        Button act = deed(hasOne ? "secrets.change.act" : "secrets.set.act");
        act.setOnAction(event -> {
            if (!wanted.getText().equals(again.getText())) {
                problem.setText(phrases.of("secrets.differ"));
                again.requestFocus();
            } else if (wanted.getText().isEmpty() && !hasOne) {
                problem.setText(phrases.of("secrets.empty"));
                wanted.requestFocus();
            } else {
                char[] old = present.map(field -> field.getText().toCharArray()).orElseGet(() -> new char[0]);
                store(old, wanted.getText().toCharArray(), problem::setText);
            }
        });
        new Dialogs(frame)
                .show(
                        phrases.of(hasOne ? "secrets.change.title" : "secrets.set.title"),
                        phrases.of(hasOne ? "secrets.change.words" : "secrets.set.words"),
                        fields,
                        act);
    }

    private void store(char[] present, char[] wanted, Consumer<String> wrong) {
        frame.background()
                .act(
                        () -> {
                            try {
                                secrets.changePassphrase(present, wanted);
                            } catch (IOException e) {
                                throw new DeviceException.Unsupported(
                                        Text.of(SettingsModel.BUNDLE, "secrets.wrong"), Text.literal(""));
                            } finally {
                                Arrays.fill(present, ' ');
                                Arrays.fill(wanted, ' ');
                            }
                        },
                        () -> {
                            frame.closeDialog();
                            refresh();
                        },
                        failure -> wrong.accept(phrases.say(failure.sentence())));
    }

    private void unlock() {
        List<Node> fields = new ArrayList<>();
        PasswordField typed = field(fields, "passphrase-present", "secrets.present");
        Label problem = problem(fields);
        Button act = deed("secrets.unlock");
        act.setOnAction(event -> open(typed.getText().toCharArray(), () -> {
            problem.setText(phrases.of("secrets.wrong"));
            typed.requestFocus();
        }));
        typed.setOnAction(event -> act.fire());
        new Dialogs(frame).show(phrases.of("secrets.unlock.title"), phrases.of("secrets.unlock.words"), fields, act);
    }

    private void open(char[] typed, Runnable wrong) {
        frame.background()
                .run(
                        () -> {
                            try {
                                return secrets.unlock(typed);
                            } catch (IOException e) {
                                throw new DeviceException.Unsupported(
                                        Text.of(SettingsModel.BUNDLE, "secrets.unreadable"), Text.literal(""));
                            } finally {
                                Arrays.fill(typed, ' ');
                            }
                        },
                        opened -> {
                            if (opened) {
                                frame.closeDialog();
                                refresh();
                            } else {
                                wrong.run();
                            }
                        },
                        failure -> wrong.run());
    }
}
