// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;

/** The card of a camera with what can be done with it, and the download queue beside it. */
final class RecordingsView extends HBox {
    private static final double WIDE = 1500;

    private final RecordingScreens screens;
    private final CardModel model;
    private final CleaningModel cleaning;
    private final Phrases phrases;
    private final CardGrid grid;
    private final CardToolbar toolbar;
    private final CardBody body;
    private final SelectionBar selection;
    private final CleaningStrip strip;
    private final QueuePanel panel;
    private Subscription bound = Subscription.EMPTY;
    private boolean queueOpen;

    RecordingsView(RecordingScreens screens, Optional<Device> only) {
        this.screens = screens;
        RecordingsContext context = screens.context();
        phrases = context.phrases();
        model = new CardModel(context, screens.last(), only);
        cleaning = new CleaningModel(context, model);
        grid = new CardGrid(model, screens.thumbnails(), gridDeeds());
        toolbar = new CardToolbar(model, toolbarDeeds());
        body = new CardBody(model, grid, screens.frame());
        selection = new SelectionBar(model, screens.queue(), selectionDeeds());
        strip = new CleaningStrip(cleaning, phrases);
        panel = new QueuePanel(screens.queue(), phrases, queueDeeds(), () -> openQueue(false));
        getStyleClass().addAll(Look.PAGE, "recordings-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        VBox column = new VBox(toolbar, body, strip, selection);
        column.getStyleClass().add("recordings-column");
        column.setAlignment(Pos.TOP_LEFT);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren().addAll(column, panel);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F5) {
                model.read();
                event.consume();
            }
        });
    }

    CardModel model() {
        return model;
    }

    CardGrid grid() {
        return grid;
    }

    void shown() {
        bound = Subscription.combine(
                toolbar.bind(screens.queue()),
                body.bind(),
                selection.bind(),
                panel.bind(),
                screens.queue().totalsProperty().subscribe(_ -> dock()),
                widthProperty().subscribe(_ -> dock()),
                model.cameraProperty().subscribe(_ -> showRule()));
        model.shown();
        grid.shown();
        strip.shown();
        cleaning.refresh();
        grid.requestFocus();
    }

    void hidden() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
        strip.hidden();
        grid.hidden();
        model.hidden();
    }

    /** Where there is room the queue stands open as long as it holds something; elsewhere when it is asked for. */
    private void dock() {
        boolean some = !screens.queue().entries().isEmpty();
        boolean wide = getWidth() + Math.max(0, screens.besideWidth()) > WIDE;
        boolean open = (wide && some) || queueOpen;
        panel.setVisible(open);
        panel.setManaged(open);
        panel.offerClosing(!(wide && some));
        toolbar.offerQueue(!(wide && some));
    }

    private void openQueue(boolean on) {
        queueOpen = on;
        dock();
        if (!on) {
            grid.requestFocus();
        }
    }

    private void showRule() {
        toolbar.showRule(model.camera().flatMap(screens.rules()::rule).isPresent());
    }

    private CardGrid.Deeds gridDeeds() {
        return new CardGrid.Deeds() {
            @Override
            public void open(Recording recording) {
                RecordingsView.this.open(recording);
            }

            @Override
            public void delete() {
                RecordingsView.this.delete();
            }
        };
    }

    private CardToolbar.Deeds toolbarDeeds() {
        return new CardToolbar.Deeds() {
            @Override
            public void rule() {
                model.camera().ifPresent(RecordingsView.this::rule);
            }

            @Override
            public void upload() {
                model.camera().ifPresent(RecordingsView.this::upload);
            }

            @Override
            public void openFolder() {
                model.camera()
                        .ifPresent(
                                device -> screens.openFolder(screens.choices().folder(device)));
            }

            @Override
            public void queue() {
                openQueue(!queueOpen);
            }
        };
    }

    private SelectionBar.Deeds selectionDeeds() {
        return new SelectionBar.Deeds() {
            @Override
            public void play() {
                model.chosen().stream().findFirst().ifPresent(RecordingsView.this::open);
            }

            @Override
            public void convert() {
                screens.convert(model.chosenCopies());
            }

            @Override
            public void delete() {
                RecordingsView.this.delete();
            }

            @Override
            public void choices() {
                model.camera()
                        .ifPresent(device -> screens.dialogs()
                                .choices(
                                        screens.choices().wish(device),
                                        wish -> screens.choices().remember(device, wish)));
            }

            @Override
            public void download() {
                RecordingsView.this.download();
            }
        };
    }

    private QueueRow.Deeds queueDeeds() {
        return new QueueRow.Deeds() {
            @Override
            public void pauseOrResume(Entry entry) {
                screens.queue().pauseOrResume(entry);
            }

            @Override
            public void cancel(Entry entry) {
                screens.queue().cancel(entry);
            }

            @Override
            public void retry(Entry entry) {
                screens.queue().retry(entry);
            }

            @Override
            public void open(Entry entry) {
                QueueModel.product(entry)
                        .ifPresent(
                                file -> screens.openFile(file, entry.recording().kind()));
            }

            @Override
            public void showFolder(Entry entry) {
                QueueModel.product(entry).map(Path::getParent).ifPresent(screens::openFolder);
            }

            @Override
            public void convert(Entry entry) {
                List<Path> files = panel.chosen().stream()
                        .filter(each -> each.recording().kind() == Recording.Kind.CLIP)
                        .flatMap(each -> each.file().stream())
                        .toList();
                screens.convert(
                        files.size() > 1
                                        && files.containsAll(
                                                entry.file().stream().toList())
                                ? files
                                : entry.file().stream().toList());
            }
        };
    }

    private void open(Recording recording) {
        Optional<Path> copy = model.copy(recording);
        if (copy.isPresent()) {
            screens.openFile(copy.get(), recording.kind());
        } else if (recording.growing()) {
            tell(phrases.of("play.growing"));
        } else if (recording.kind() == Recording.Kind.OTHER) {
            tell(phrases.of("open.first"));
        } else {
            List<Recording> all = model.layoutProperty().get().recordings().stream()
                    .filter(each -> each.kind() != Recording.Kind.OTHER && !each.growing())
                    .toList();
            model.camera().ifPresent(device -> screens.play(device, all, all.indexOf(recording)));
        }
    }

    private void tell(String words) {
        screens.frame().notice(Notice.passing(screens.context().clock().instant(), words));
    }

    private void download() {
        model.camera().ifPresent(device -> {
            screens.queue().add(device, model.chosen(), screens.choices().wish(device));
            model.selection().none();
            openQueue(true);
        });
    }

    private void delete() {
        List<Recording> chosen = model.chosen();
        if (!chosen.isEmpty()) {
            model.camera()
                    .ifPresent(device -> new DeleteDialog(
                                    screens.frame(), phrases, cleaning, device, chosen, this::download)
                            .open());
        }
    }

    private void rule(Device device) {
        screens.dialogs()
                .rule(
                        device,
                        screens.rules().rule(device).isPresent(),
                        screens.rules().suggestion(device),
                        wanted -> screens.rules().set(device, wanted, this::showRule));
    }

    private void upload(Device device) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(phrases.of("upload.title", device.name()));
        List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(file -> upload(device, file.toPath()));
        }
    }

    /** Puts a file onto the card and reads that again afterwards. */
    void upload(Device device, Path file) {
        screens.uploads().start(device, file, model.stateProperty().get().recordings(), model::read);
        tell(phrases.of("upload.begun", PlainName.of(String.valueOf(file.getFileName()))));
    }
}
