// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.Steering;

/** A camera that notes how it was moved. */
final class PretendSteering implements Steering {
    final List<String> done = new CopyOnWriteArrayList<>();
    final CountDownLatch moves = new CountDownLatch(1);
    private Set<Direction> directions = EnumSet.of(Direction.UP, Direction.DOWN, Direction.CENTRE);

    /** Takes the motors away. */
    void standStill() {
        directions = Set.of();
    }

    @Override
    public Set<Direction> directions() {
        return directions;
    }

    @Override
    public void move(Direction direction) {
        done.add(direction.toString());
        moves.countDown();
    }

    @Override
    public void halt() {
        done.add("halt");
    }

    @Override
    public List<String> beside() {
        return List.of();
    }

    @Override
    public boolean proven() {
        return true;
    }
}
