// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hand-over of pictures between two threads. */
class FrameExchangeTest {
    private static final int PICTURES = 200_000;
    private static final int PIXELS = 8 * 8;

    @Test
    void noPictureIsSharedTornOrOlderThanTheOneBefore() throws Exception {
        FrameExchange exchange = new FrameExchange(8, 8);
        AtomicBoolean finished = new AtomicBoolean();
        Thread decoder = Thread.ofPlatform().name("dec-test").start(() -> {
            for (int i = 0; i < PICTURES; i++) {
                Frame frame = exchange.borrow();
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    frame.pixels().setAtIndex(ValueLayout.JAVA_INT, pixel, i);
                }
                exchange.publish(frame, i);
            }
            finished.set(true);
        });

        long taken = 0;
        long last = -1;
        @Nullable Frame shown = null;
        while (true) {
            boolean over = finished.get();
            Frame frame = exchange.take();
            if (frame == null) {
                if (over) {
                    break;
                }
                continue;
            }
            taken++;
            int first = frame.pixels().getAtIndex(ValueLayout.JAVA_INT, 0);
            for (int pixel = 1; pixel < PIXELS; pixel++) {
                assertThat(frame.pixels().getAtIndex(ValueLayout.JAVA_INT, pixel))
                        .isEqualTo(first);
            }
            assertThat(frame.number()).isEqualTo(first).isGreaterThan(last);
            assertThat(frame.arrivedNanos()).isEqualTo(first);
            last = first;
            if (shown != null) {
                exchange.giveBack(shown);
            }
            shown = frame;
        }
        decoder.join();

        assertThat(last).isEqualTo(PICTURES - 1);
        assertThat(exchange.published()).isEqualTo(PICTURES);
        assertThat(exchange.overtaken()).isEqualTo(PICTURES - taken);
    }

    @Test
    void absurdSizesAreRefused() {
        assertThatThrownBy(() -> new FrameExchange(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FrameExchange(5, 8193)).isInstanceOf(IllegalArgumentException.class);
    }
}
