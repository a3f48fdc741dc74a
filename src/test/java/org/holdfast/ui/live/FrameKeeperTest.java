// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameKeeperTest {
    @Test
    void theBufferShownBeforeComesBackOnlyAtTheNextFlip() {
        FrameExchange exchange = new FrameExchange(2, 2);
        FrameKeeper keeper = new FrameKeeper();
        Frame first = publish(exchange);
        assertThat(keeper.next(exchange)).contains(first);
        Frame second = publish(exchange);
        assertThat(keeper.next(exchange)).contains(second);

        assertThat(free(exchange, 2)).doesNotContain(first, second);
        assertThat(keeper.shown()).contains(second);
    }

    @Test
    void withoutANewPictureNothingMoves() {
        FrameExchange exchange = new FrameExchange(2, 2);
        FrameKeeper keeper = new FrameKeeper();
        Frame only = publish(exchange);
        keeper.next(exchange);

        assertThat(keeper.next(exchange)).isEmpty();
        assertThat(keeper.shown()).contains(only);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000, 50_000})
    void noBufferIsGivenBackTwiceOrWhileItIsOnTheScreen(long seed) {
        Random random = new Random(seed);
        FrameKeeper keeper = new FrameKeeper();
        FrameExchange exchange = new FrameExchange(2, 2);
        Optional<Frame> shown = Optional.empty();
        Optional<Frame> before = Optional.empty();
        for (int step = 0; step < 2000; step++) {
            int what = random.nextInt(100);
            if (what < 50) {
                Frame written = exchange.borrow();
                assertThat(Optional.of(written))
                        .as("seed %d, step %d", seed, step)
                        .isNotIn(shown, before);
                exchange.publish(written, 0);
            } else if (what < 97) {
                Optional<Frame> next = keeper.next(exchange);
                if (next.isPresent()) {
                    before = shown;
                    shown = next;
                }
            } else if (what < 99) {
                keeper.release();
                shown = Optional.empty();
                before = Optional.empty();
                assertThat(free(exchange, FrameExchange.BUFFERS))
                        .as("every buffer once, seed %d, step %d", seed, step)
                        .doesNotHaveDuplicates();
                exchange = new FrameExchange(2, 2);
            } else {
                exchange = new FrameExchange(3, 1);
                shown = Optional.empty();
                before = Optional.empty();
            }
        }
    }

    private static Frame publish(FrameExchange exchange) {
        Frame frame = exchange.borrow();
        exchange.publish(frame, 0);
        return frame;
    }

    /** Takes so many buffers out, as a decoder would. */
    private static List<Frame> free(FrameExchange exchange, int count) {
        List<Frame> borrowed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            borrowed.add(exchange.borrow());
        }
        return borrowed;
    }
}
