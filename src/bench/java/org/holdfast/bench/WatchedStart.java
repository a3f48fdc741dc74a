// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Runs another program's main method in this process, prints {@code SHOWN} once its first window has been laid out and
 * painted, and {@code HEAP} with the bytes in use after a collection when a line comes in.
 */
public final class WatchedStart {
    private WatchedStart() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("watch").start(WatchedStart::watch);
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void watch() {
        try {
            Scene scene = firstScene();
            CountDownLatch painted = new CountDownLatch(2);
            Platform.runLater(() -> {
                scene.addPostLayoutPulseListener(painted::countDown);
                Platform.requestNextPulse();
            });
            while (!painted.await(5, TimeUnit.MILLISECONDS)) {
                Platform.requestNextPulse();
            }
            say("SHOWN");
            while (System.in.read() >= 0) {
                System.gc();
                say("HEAP "
                        + ManagementFactory.getMemoryMXBean()
                                .getHeapMemoryUsage()
                                .getUsed());
            }
        } catch (Exception e) {
            say("FAILED " + e);
        }
    }

    private static Scene firstScene() {
        while (true) {
            for (Window window : Window.getWindows()) {
                if (window.isShowing() && window.getScene() != null) {
                    return window.getScene();
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
