// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.ServiceTexts;

/**
 * The way from the FX thread to work that blocks and back again. Jobs run on virtual threads named {@code work-…};
 * what comes of them returns to the FX thread. Besides the pulse timer nothing else calls
 * {@link Platform#runLater}.
 */
public final class Background {
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Consumer<Throwable> crash;
    private final Executor screen;

    /**
     * @param crash told about bugs of ours, on the FX thread
     */
    public Background(Consumer<Throwable> crash) {
        this(crash, Platform::runLater);
    }

    /**
     * @param screen stands for the FX thread, for models that are tried without one
     */
    public Background(Consumer<Throwable> crash, Executor screen) {
        this.crash = crash;
        this.screen = screen;
    }

    /**
     * Runs a job. Exactly one of {@code done} and {@code failed} is called afterwards on the FX thread, or neither
     * when the job was cancelled. After a bug of ours {@code failed} is called too, so that nothing waits for ever.
     *
     * @return cancels: interrupts the job, and when closed on the FX thread nothing is called any more
     */
    public <T> Registration run(Job<T> job, Consumer<? super T> done, Consumer<? super DeviceException> failed) {
        return run(job, done, failed, ignored -> {});
    }

    /**
     * As {@link #run(Job, Consumer, Consumer)} for results that have to be closed.
     *
     * @param unwanted is handed the result, on a thread of its own, where the job was cancelled before {@code done}
     *     was called; may block
     */
    public <T> Registration run(
            Job<T> job,
            Consumer<? super T> done,
            Consumer<? super DeviceException> failed,
            Consumer<? super T> unwanted) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        Thread thread = Thread.ofVirtual()
                .name("work-" + NUMBER.incrementAndGet())
                .unstarted(() -> {
                    try {
                        T value = job.run();
                        later(() -> {
                            if (wanted.get()) {
                                done.accept(value);
                            } else {
                                Thread.ofVirtual()
                                        .name("work-" + NUMBER.incrementAndGet())
                                        .start(() -> unwanted.accept(value));
                            }
                        });
                    } catch (DeviceException e) {
                        later(() -> {
                            if (wanted.get()) {
                                failed.accept(e);
                            }
                        });
                    } catch (DeviceBook.Unwritable e) {
                        later(() -> {
                            if (wanted.get()) {
                                failed.accept(e.why());
                            }
                        });
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException | Error e) {
                        later(() -> {
                            crash.accept(e);
                            if (wanted.get()) {
                                failed.accept(bug(e));
                            }
                        });
                    }
                });
        thread.start();
        return () -> {
            wanted.set(false);
            thread.interrupt();
        };
    }

    private static DeviceException bug(Throwable cause) {
        return new DeviceException.Media(ServiceTexts.of("task.bug"), ServiceTexts.of("task.bug.advice"), cause);
    }

    /** As {@link #run(Job, Consumer, Consumer)} for work without a result. */
    public Registration act(Deed deed, Runnable done, Consumer<? super DeviceException> failed) {
        return run(
                () -> {
                    deed.run();
                    return Boolean.TRUE;
                },
                ignored -> done.run(),
                failed);
    }

    /** Runs something on the FX thread soon, from any thread. */
    public void later(Runnable onScreen) {
        screen.execute(onScreen);
    }

    /**
     * Something for listeners that services call from any thread, as often as they like: it runs {@code onScreen} on
     * the FX thread, once for all calls that came before it got there.
     */
    public Runnable gathered(Runnable onScreen) {
        AtomicBoolean waiting = new AtomicBoolean();
        return () -> {
            if (waiting.compareAndSet(false, true)) {
                later(() -> {
                    waiting.set(false);
                    onScreen.run();
                });
            }
        };
    }

    /** Work that blocks. Interruption means that nobody wants it any more. */
    @FunctionalInterface
    public interface Job<T> {
        T run() throws DeviceException, InterruptedException;
    }

    /** Work that blocks and gives nothing back. */
    @FunctionalInterface
    public interface Deed {
        void run() throws DeviceException, InterruptedException;
    }
}
