// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The arrows go from switch to switch, as they lie on the screen. FX thread only. */
final class SwitchKeys {
    /** How much further away a switch counts that lies beside the way than one that lies on it. */
    private static final double ASIDE = 3;

    private SwitchKeys() {}

    /** For all switches under a node. */
    static void install(Parent root) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof LargeSwitch present
                    && !event.isShortcutDown()
                    && !event.isAltDown()
                    && !event.isShiftDown()) {
                next(root, present, event.getCode()).ifPresent(next -> {
                    next.requestFocus();
                    reveal(next);
                    event.consume();
                });
            }
        });
    }

    /** The keys, for the list of them. */
    static List<Page.KeyHint> hints(Phrases phrases) {
        return List.of(
                new Page.KeyHint(phrases.of("key.arrows"), phrases.of("key.select")),
                new Page.KeyHint(phrases.of("key.space"), phrases.of("key.switch")),
                new Page.KeyHint("T", phrases.of("key.timer")),
                new Page.KeyHint("P", phrases.of("key.protect")));
    }

    private static Optional<LargeSwitch> next(Parent root, LargeSwitch present, KeyCode code) {
        List<LargeSwitch> all = all(root);
        return switch (code) {
            case HOME -> all.stream().findFirst();
            case END -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
            case LEFT -> nearest(all, present, -1, 0);
            case RIGHT -> nearest(all, present, 1, 0);
            case UP -> nearest(all, present, 0, -1);
            case DOWN -> nearest(all, present, 0, 1);
            default -> Optional.empty();
        };
    }

    static List<LargeSwitch> all(Parent root) {
        return root.lookupAll(".large-switch").stream()
                .filter(LargeSwitch.class::isInstance)
                .map(LargeSwitch.class::cast)
                .filter(each -> !each.isDisabled() && seen(each))
                .toList();
    }

    private static boolean seen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<LargeSwitch> nearest(List<LargeSwitch> all, LargeSwitch present, int right, int down) {
        Point2D from = middle(present);
        return all.stream()
                .filter(each -> each != present)
                .filter(each -> along(from, each, right, down) > 1)
                .min(Comparator.comparingDouble(
                        each -> along(from, each, right, down) + ASIDE * aside(from, each, right)));
    }

    private static double along(Point2D from, LargeSwitch to, int right, int down) {
        Point2D way = middle(to).subtract(from);
        return way.getX() * right + way.getY() * down;
    }

    private static double aside(Point2D from, LargeSwitch to, int right) {
        Point2D way = middle(to).subtract(from);
        return Math.abs(right == 0 ? way.getX() : way.getY());
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Scrolls to a switch that has the focus. */
    private static void reveal(Node node) {
        for (Parent each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane scroll && scroll.getContent() != null) {
                Bounds place = scroll.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double seen = scroll.getViewportBounds().getHeight();
                double spare = scroll.getContent().getBoundsInLocal().getHeight() - seen;
                double top = scroll.getVvalue() * Math.max(0, spare);
                double margin = 48;
                if (spare > 0 && place.getMinY() - margin < top) {
                    scroll.setVvalue(Math.clamp((place.getMinY() - margin) / spare, 0, 1));
                } else if (spare > 0 && place.getMaxY() + margin > top + seen) {
                    scroll.setVvalue(Math.clamp((place.getMaxY() + margin - seen) / spare, 0, 1));
                }
                return;
            }
        }
    }
}
