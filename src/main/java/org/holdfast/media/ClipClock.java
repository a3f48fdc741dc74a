// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** Says which moment of a clip is now, in nanoseconds from its beginning. For one thread. */
interface ClipClock {
    /** Puts it to a moment; only while it stands. */
    void set(long nanos);

    void start();

    void stop();

    boolean running();

    long now();

    /** A clock that follows the computer's, for clips without sound. */
    static ClipClock following(ClipTime time) {
        return new ClipClock() {
            private long moment;
            private long since;
            private boolean running;

            @Override
            public void set(long nanos) {
                moment = nanos;
            }

            @Override
            public void start() {
                if (!running) {
                    running = true;
                    since = time.nanos();
                }
            }

            @Override
            public void stop() {
                moment = now();
                running = false;
            }

            @Override
            public boolean running() {
                return running;
            }

            @Override
            public long now() {
                return running ? moment + time.nanos() - since : moment;
            }
        };
    }
}
