// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.holdfast.device.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a card as pictures under their days. Only the lines that are seen exist as nodes, however many
 * recordings there are. Chosen by click, with shift and the shortcut key, by rubber band and by keyboard.
 */
final class CardGrid extends StackPane {
    /** How high a day's heading is, in pixels. */
    static final double HEADING = 48;
    /** How high a line of pictures is, in pixels. */
    static final double LINE = 152;
    /** From one picture to the next, in pixels. */
    static final double STEP = 184;
    /** Where the first picture begins, in pixels. */
    static final double LEFT = 16;

    private static final double WIDEST = 1400;
    private static final double NEAR_EDGE = 24;
    private static final PseudoClass FOCUSED_KEYS = PseudoClass.getPseudoClass("keys");

    private final CardModel model;
    private final Thumbnails thumbnails;
    private final Deeds deeds;
    private final ObservableList<CardRow> rows = FXCollections.observableArrayList();
    private final ListView<CardRow> list = new ListView<>(rows);
    private final List<CardTile> tiles = new ArrayList<>();
    private final Region band = new Region();
    private Subscription bound = Subscription.EMPTY;
    private BandGeometry geometry = new BandGeometry(List.of(), HEADING, LINE, LEFT, STEP);
    private double bandX;
    private double bandY;
    private boolean banding;

    /** What is done with recordings beyond choosing them. */
    interface Deeds {
        /** Plays or shows one. */
        void open(Recording recording);

        void delete();
    }

    CardGrid(CardModel model, Thumbnails thumbnails, Deeds deeds) {
        this.model = model;
        this.thumbnails = thumbnails;
        this.deeds = deeds;
        setId("card-grid");
        getStyleClass().add("card-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setSelectionModel(new NoRows<>());
        list.setFocusTraversable(false);
        list.getStyleClass().add("card-list");
        list.setId("card-list");
        list.setCellFactory(_ -> new CardCell(this));
        band.getStyleClass().add("rubber-band");
        band.setManaged(false);
        band.setVisible(false);
        band.setMouseTransparent(true);
        getChildren().addAll(list, band);
        list.widthProperty().subscribe(width -> fit(width.doubleValue()));
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        list.addEventFilter(MouseEvent.MOUSE_CLICKED, this::clicked);
        list.addEventFilter(MouseEvent.DRAG_DETECTED, this::carried);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusVisibleProperty().subscribe(on -> pseudoClassStateChanged(FOCUSED_KEYS, on));
    }

    void shown() {
        bound = Subscription.combine(
                model.layoutProperty().subscribe(this::show),
                model.copiesProperty().subscribe(_ -> markAll()),
                model.selection().chosenProperty().subscribe(_ -> markAll()),
                model.selection().leadProperty().subscribe(_ -> markAll()));
    }

    void hidden() {
        bound.unsubscribe();
        bound = Subscription.EMPTY;
        rows.clear();
        tiles.forEach(CardTile::release);
    }

    /** How many tiles exist as nodes. */
    int tiles() {
        return tiles.size();
    }

    CardTile newTile() {
        CardTile tile = new CardTile(model, thumbnails);
        tiles.add(tile);
        return tile;
    }

    String dayOf(CardRow.Heading heading) {
        return RecordingTexts.day(
                model.context().phrases(),
                heading.day(),
                LocalDate.ofInstant(
                        model.context().clock().instant(),
                        model.context().clock().getZone()));
    }

    String sumOf(CardRow.Heading heading) {
        return model.context().phrases().of("day.sum", heading.recordings(), RecordingTexts.size(heading.bytes()));
    }

    private void fit(double width) {
        if (width > 0) {
            model.fit(Math.max(1, (int) ((Math.min(width, WIDEST) - LEFT) / STEP)));
        }
    }

    private void show(CardLayout layout) {
        List<CardRow> now = layout.rows();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        geometry = new BandGeometry(now, HEADING, LINE, LEFT, STEP);
        markAll();
    }

    private void markAll() {
        tiles.forEach(CardTile::mark);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            return model.context()
                    .phrases()
                    .of(
                            "grid.say",
                            model.layoutProperty().get().recordings().size(),
                            model.selection().chosen().size());
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private Optional<Recording> at(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node instanceof CardTile tile) {
                return Optional.ofNullable(tile.recording());
            }
        }
        return Optional.empty();
    }

    private static boolean onScrollBar(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node target ? target : null;
                node != null;
                node = node.getParent()) {
            if (node instanceof ScrollBar) {
                return true;
            }
        }
        return false;
    }

    private void pressed(MouseEvent event) {
        if (onScrollBar(event)) {
            return;
        }
        requestFocus();
        event.consume();
        Optional<Recording> hit = at(event);
        if (hit.isEmpty()) {
            if (event.getButton() == MouseButton.PRIMARY) {
                bandX = event.getX();
                bandY = event.getY() + scrolled();
                banding = true;
                model.selection().beginBand(event.isShortcutDown() || event.isShiftDown());
            }
            return;
        }
        // What is chosen already stays so until the button is let go: it may be carried away together.
        boolean plain = !event.isShortcutDown() && !event.isShiftDown();
        if (!plain || !model.selection().chosen().contains(hit.get())) {
            model.selection().click(hit.get(), event.isShortcutDown(), event.isShiftDown());
        }
    }

    private void dragged(MouseEvent event) {
        if (!banding) {
            return;
        }
        event.consume();
        if (event.getY() < NEAR_EDGE) {
            flow().ifPresent(flow -> flow.scrollPixels(-NEAR_EDGE));
        } else if (event.getY() > list.getHeight() - NEAR_EDGE) {
            flow().ifPresent(flow -> flow.scrollPixels(NEAR_EDGE));
        }
        double offset = scrolled();
        double x = Math.clamp(event.getX(), 0, list.getWidth());
        double y = Math.clamp(event.getY(), 0, list.getHeight());
        double top = Math.clamp(Math.min(y, bandY - offset), 0, list.getHeight());
        double bottom = Math.clamp(Math.max(y, bandY - offset), 0, list.getHeight());
        band.resizeRelocate(Math.min(x, bandX), top, Math.abs(x - bandX), bottom - top);
        band.setVisible(true);
        model.selection().band(geometry.covered(bandX, bandY, x, y + offset));
    }

    private void released(MouseEvent event) {
        if (banding) {
            banding = false;
            band.setVisible(false);
            event.consume();
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || onScrollBar(event)) {
            return;
        }
        at(event).ifPresent(recording -> {
            event.consume();
            if (event.getClickCount() == 2) {
                deeds.open(recording);
            } else if (event.isStillSincePress() && !event.isShortcutDown() && !event.isShiftDown()) {
                model.selection().click(recording, false, false);
            }
        });
    }

    private void carried(MouseEvent event) {
        List<Path> files = model.chosenCopies();
        if (banding || files.isEmpty() || at(event).isEmpty()) {
            return;
        }
        Dragboard board = startDragAndDrop(TransferMode.COPY);
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        board.setContent(content);
        event.consume();
    }

    private Optional<VirtualFlow<?>> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    /** How far the card is scrolled, in pixels. */
    private double scrolled() {
        return flow().map(VirtualFlow::getFirstVisibleCell)
                .map(cell -> geometry.top(cell.getIndex()) - cell.getLayoutY())
                .orElse(0.0);
    }

    private void key(KeyEvent event) {
        CardSelection selection = model.selection();
        boolean range = event.isShiftDown();
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            selection.all();
            event.consume();
            return;
        }
        boolean used = !event.isShortcutDown()
                && !event.isAltDown()
                && switch (event.getCode()) {
                    case LEFT -> move(CardSelection.Way.LEFT, range);
                    case RIGHT -> move(CardSelection.Way.RIGHT, range);
                    case UP -> move(CardSelection.Way.UP, range);
                    case DOWN -> move(CardSelection.Way.DOWN, range);
                    case HOME -> move(CardSelection.Way.FIRST, range);
                    case END -> move(CardSelection.Way.LAST, range);
                    case SPACE -> {
                        selection.toggleLead();
                        yield true;
                    }
                    case ENTER -> {
                        Optional.ofNullable(selection.leadProperty().get()).ifPresent(deeds::open);
                        yield true;
                    }
                    case DELETE, BACK_SPACE -> {
                        deeds.delete();
                        yield true;
                    }
                    case ESCAPE -> {
                        boolean some = !selection.chosen().isEmpty();
                        selection.none();
                        yield some;
                    }
                    default -> false;
                };
        if (used) {
            event.consume();
        }
    }

    private boolean move(CardSelection.Way way, boolean range) {
        model.selection().move(way, range);
        Recording lead = model.selection().leadProperty().get();
        int row = lead == null ? -1 : model.layoutProperty().get().row(lead);
        if (row >= 0) {
            flow().ifPresent(flow -> reveal(flow, row));
        }
        return true;
    }

    /** Scrolls no further than is needed; the first line brings the heading over it. */
    private void reveal(VirtualFlow<?> flow, int row) {
        double top = row == 1 ? 0 : geometry.top(row);
        double bottom = geometry.top(row + 1);
        double height = flow.getHeight();
        double offset = scrolled();
        if (bottom < offset - height || top > offset + 2 * height) {
            // Far away the list only guesses where a row is until it was there.
            flow.scrollTo(row == 1 ? 0 : row);
        } else if (top < offset) {
            flow.scrollPixels(top - offset);
        } else if (bottom > offset + height) {
            flow.scrollPixels(bottom - offset - height);
        }
    }
}
