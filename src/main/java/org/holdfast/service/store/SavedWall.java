// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.WallState;
import org.holdfast.service.WallStore;

/** {@link WallStore} in {@code wall.json}, written a moment after the last of several changes. */
public final class SavedWall implements WallStore {
    private final DelayedFile<WallState> file;

    public SavedWall(Path folder, DiskSteps disk, Timekeeper time) {
        file = new DelayedFile<>(
                new StateFile<>(folder.resolve("wall.json"), new WallShape(), disk, time.clock()),
                time,
                "The live wall's views");
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public WallState current() {
        return file.current();
    }

    @Override
    public void update(UnaryOperator<WallState> change) {
        file.update(change);
    }

    @Override
    public Registration listen(Runnable changed) {
        return file.listen(_ -> changed.run());
    }

    @Override
    public void forget() {
        file.forget(WallState.INITIAL);
    }

    @Override
    public void close() {
        file.close();
    }
}
