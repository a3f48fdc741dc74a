// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.holdfast.lab.place.Surroundings;
import org.holdfast.lab.scene.LiveScene;

/** What the cameras of one lab share: their thread and the pictures. It ends with the last of them. Thread-safe. */
final class Street {
    private final Surroundings around;
    private final int rate;
    private final Loop loop;
    private final LiveScene scene;
    private final Set<A9Camera> cameras = new HashSet<>();
    private boolean ended;

    /** @param rate pictures a second */
    Street(Surroundings around, int rate) throws IOException {
        this.around = around;
        this.rate = rate;
        this.loop = new Loop();
        this.scene = new LiveScene(around.scenes(), rate);
    }

    Loop loop() {
        return loop;
    }

    int rate() {
        return rate;
    }

    /** The inside of a camera. */
    Body body(String password) {
        return new Body(around.faults(), around.clock(), scene, password);
    }

    /** Whether cameras can still be asked. */
    synchronized boolean runs() {
        return !ended;
    }

    /** Whether a camera lives here. */
    synchronized boolean occupied() {
        return !cameras.isEmpty();
    }

    synchronized void joined(A9Camera camera) {
        cameras.add(camera);
    }

    /** A camera was closed. */
    void left(A9Camera camera) {
        synchronized (this) {
            if (!cameras.remove(camera) || !cameras.isEmpty()) {
                return;
            }
            ended = true;
        }
        close();
    }

    /** Ends everything. */
    void close() {
        loop.close();
        scene.close();
    }
}
