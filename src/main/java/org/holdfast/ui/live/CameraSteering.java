// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.holdfast.device.Connection;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.Steering.Direction;
import org.holdfast.ui.control.Background;

/**
 * All that steers one camera, and the keys for it: arrows to hold, Home for the middle, L for its lamp, N for its night
 * vision.
 */
record CameraSteering(SteeringModel moving, BesideModel beside) {
    /** What the families call lamps. */
    private static final List<String> LAMPS = List.of("lamp", "white-light");
    /** What the families call what makes them see in the dark. */
    private static final List<String> NIGHT = List.of("infrared", "night");

    /** What a connection offers; empty where there is nothing to steer. */
    static Optional<CameraSteering> of(Connection connection, Background background) {
        return connection
                .capability(Steering.class)
                .filter(steering ->
                        !steering.directions().isEmpty() || !steering.beside().isEmpty())
                .map(steering -> new CameraSteering(
                        new SteeringModel(steering, background),
                        new BesideModel(
                                connection.capability(Settings.class).orElse(NO_SETTINGS),
                                steering.beside(),
                                background)));
    }

    private static final Settings NO_SETTINGS = new Settings() {
        @Override
        public List<Setting> read() {
            return List.of();
        }

        @Override
        public Applied apply(String name, String value) {
            throw new IllegalArgumentException("There is no setting " + name);
        }
    };

    /** Whether a key that went down was one of these; what it moves goes on until the key is let go. */
    boolean pressed(KeyCode code) {
        if (code == KeyCode.L) {
            return beside.next(LAMPS);
        }
        if (code == KeyCode.N) {
            return beside.next(NIGHT);
        }
        Optional<Direction> direction = direction(code);
        direction.ifPresent(moving::hold);
        return direction.isPresent();
    }

    /** Whether a key that was let go was one of these. */
    boolean released(KeyCode code) {
        Optional<Direction> direction = direction(code);
        direction.ifPresent(moving::release);
        return direction.isPresent();
    }

    private Optional<Direction> direction(KeyCode code) {
        Optional<Direction> meant = switch (code) {
            case UP, KP_UP -> Optional.of(Direction.UP);
            case DOWN, KP_DOWN -> Optional.of(Direction.DOWN);
            case LEFT, KP_LEFT -> Optional.of(Direction.LEFT);
            case RIGHT, KP_RIGHT -> Optional.of(Direction.RIGHT);
            case HOME -> Optional.of(Direction.CENTRE);
            default -> Optional.empty();
        };
        return meant.filter(moving.directions()::contains);
    }
}
