// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.util.Optional;
import javafx.scene.control.Button;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Opens the page on which tokens are taken in, from wherever that is offered. FX thread only. */
public final class TokenImports {
    private final Services services;
    private final Frame frame;
    private final FilePicker picker;
    private final Phrases phrases;

    public TokenImports(Services services, Frame frame) {
        this(services, frame, FilePicker.OF_SYSTEM);
    }

    /** With another way to choose files. */
    public TokenImports(Services services, Frame frame, FilePicker picker) {
        this.services = services;
        this.frame = frame;
        this.picker = picker;
        phrases = frame.phrases(ImportModel.BUNDLE);
    }

    /** A button that opens it; empty where no family has tokens to take in. */
    public Optional<Button> button(String id) {
        if (services.secretImports().readers().isEmpty()) {
            return Optional.empty();
        }
        Button open = new Button(phrases.of("open"), Icons.small(Feather.KEY));
        open.setId(id);
        open.setMinWidth(Button.USE_PREF_SIZE);
        open.setOnAction(_ -> open());
        return Optional.of(open);
    }

    /** Opens the page over the present one, without a dialog that may stand there. */
    public void open() {
        frame.closeDialog();
        ImportModel model = new ImportModel(services.secretImports(), services.book(), frame.background());
        frame.push(new ImportPage(model, frame, phrases, picker));
    }
}
