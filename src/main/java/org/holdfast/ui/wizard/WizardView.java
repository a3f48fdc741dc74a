// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;

/** The wizard in the window: the row of steps, the present page, and Back, Cancel and Next under it. */
final class WizardView extends VBox {
    private final WizardModel model;
    private final StepViews views;
    private final Phrases phrases;
    private final Motion motion;
    private final StepsRow row;
    private final StackPane page = new StackPane();
    private final Button back = new Button();
    private final Button cancel = new Button();
    private final Button another = new Button();
    private final Button next = new Button();
    private final Subscription subscriptions;
    private @Nullable StepView present;
    private Subscription ofStep = Subscription.EMPTY;

    /**
     * @param leave closes the wizard
     * @param again begins another run
     */
    WizardView(WizardModel model, StepViews views, Motion motion, Runnable leave, Runnable again) {
        this.model = model;
        this.views = views;
        this.motion = motion;
        phrases = views.phrases();
        row = new StepsRow(model.steps(), phrases);
        setId("wizard");
        getStyleClass().addAll("wizard", Look.DIALOG);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(phrases.of("title"));
        Label title = new Label(phrases.of("title"));
        title.getStyleClass().add("wizard-title");
        VBox.setVgrow(page, Priority.ALWAYS);
        page.setMinHeight(0);
        getChildren().addAll(new VBox(title), row, page, buttons(leave, again));
        subscriptions = Subscription.combine(
                model.placeProperty().subscribe(_ -> showStep()),
                model.draft().probeProperty().subscribe(_ -> showWords()));
        getStyleClass().add("wizard-frame");
    }

    private HBox buttons(Runnable leave, Runnable again) {
        back.setId("wizard-back");
        back.setText(phrases.of("back"));
        back.setOnAction(_ -> model.back());
        cancel.setId("wizard-cancel");
        cancel.setOnAction(_ -> leave.run());
        another.setId("wizard-another");
        another.setText(phrases.of("see.another"));
        another.setOnAction(_ -> again.run());
        next.setId("wizard-next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(_ -> goOn());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        for (Button button : new Button[] {back, cancel, another, next}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.managedProperty().bind(button.visibleProperty());
        }
        HBox buttons = new HBox(back, between, cancel, another, next);
        buttons.getStyleClass().addAll("wizard-buttons", Look.GAP_8);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void goOn() {
        WizardStep step = model.step();
        model.next();
        if (model.step().equals(step) && present != null) {
            StepView view = present;
            step.problemProperty().get().ifPresent(problem -> view.focus(problem.field()));
        }
        showWords();
    }

    private void showStep() {
        if (present != null) {
            present.dispose();
        }
        StepView view = views.of(model.step(), this::goOn);
        present = view;
        page.getChildren().setAll(view.node());
        row.show(model.placeProperty().get());
        ofStep.unsubscribe();
        // What was tried has failed by then.
        ofStep = model.step().problemProperty().subscribe(_ -> showWords());
        motion.fadeIn(view.node());
        applyCss();
        if (!view.focusFirst()) {
            next.requestFocus();
        }
    }

    private void showWords() {
        boolean last = model.step() instanceof SeeStep;
        back.setVisible(!model.first());
        another.setVisible(last);
        cancel.setVisible(!last);
        cancel.setText(
                model.draft().saved().isPresent()
                        ? phrases.of("close")
                        : phrases.shared().of("cancel"));
        next.setText(phrases.say(model.step().nextWords()));
    }

    /** Where the user begins, when the wizard was just opened. */
    void focusFirst() {
        // What lies in a scroll pane belongs to the window only once that has its skin.
        applyCss();
        if (present != null && !present.focusFirst()) {
            next.requestFocus();
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        ofStep.unsubscribe();
        if (present != null) {
            present.dispose();
            present = null;
        }
    }
}
