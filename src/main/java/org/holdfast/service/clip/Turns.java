// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time, and whoever came last goes first. Thread-safe. */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Turn> waiting = new ArrayDeque<>();
    private boolean taken;

    private static final class Turn {
        private final Condition given;
        private boolean mine;

        Turn(Condition given) {
            this.given = given;
        }
    }

    /** Waits for a turn, which {@link #give} ends; interruption gives the place up. */
    void take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!taken) {
                taken = true;
                return;
            }
            Turn turn = new Turn(lock.newCondition());
            waiting.push(turn);
            try {
                while (!turn.mine) {
                    turn.given.await();
                }
            } catch (InterruptedException e) {
                if (turn.mine) {
                    next();
                } else {
                    waiting.remove(turn);
                }
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    void give() {
        lock.lock();
        try {
            next();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void next() {
        Turn turn = waiting.poll();
        taken = turn != null;
        if (turn != null) {
            turn.mine = true;
            turn.given.signal();
        }
    }
}
