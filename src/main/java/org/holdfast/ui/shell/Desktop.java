// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.holdfast.net.Registration;
import org.holdfast.service.Services;

/** Opens the window for the composition root. */
public final class Desktop {
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private Desktop() {}

    /**
     * Opens the window and waits until it was closed. The toolkit ends with it, so this works once a run.
     *
     * @param services gives what the screens call, asked on the toolkit's thread once it runs, so that both can be
     *     made ready at the same time; what it throws is thrown on
     * @param activation gets something that brings the window to the front, callable from any thread, and arranges
     *     that it is called when Holdfast is started again
     * @throws UnsupportedOperationException where there is no display
     * @throws InterruptedException when the waiting thread is interrupted; the window is closed then
     */
    public static void open(Supplier<Services> services, Function<Runnable, Registration> activation)
            throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<RuntimeException> broken = new AtomicReference<>();
        AtomicReference<Registration> activating = new AtomicReference<>(() -> {});
        AtomicReference<Runnable> closing = new AtomicReference<>(() -> {});
        AtomicReference<Runnable> leaving = new AtomicReference<>(ended::countDown);
        Platform.startup(() -> {
            try {
                Platform.setImplicitExit(false);
                Stage stage = new Stage();
                MainWindow window = new MainWindow(stage, services.get());
                Thread.currentThread().setUncaughtExceptionHandler((thread, mistake) -> window.crashed(mistake));
                closing.set(() -> {
                    window.close();
                    ended.countDown();
                });
                window.onQuit(() -> closing.get().run());
                leaving.set(() -> window.frame().background().later(() -> {
                    stage.hide();
                    closing.get().run();
                }));
                activating.set(
                        activation.apply(() -> window.frame().background().later(window::bringToFront)));
                window.show();
            } catch (RuntimeException e) {
                broken.set(e);
                ended.countDown();
            }
        });
        try {
            ended.await();
        } catch (InterruptedException e) {
            // The process is ending, and the toolkit with it by a hook of its own: ending it here too would wait for
            // ever.
            leaving.get().run();
            if (!ended.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                e.addSuppressed(new IllegalStateException("The window did not close in time"));
            }
            throw e;
        } finally {
            activating.get().close();
        }
        Platform.exit();
        RuntimeException failure = broken.get();
        if (failure != null) {
            throw failure;
        }
    }
}
