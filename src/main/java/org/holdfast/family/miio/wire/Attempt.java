// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;

/**
 * One command until its answer or its end: a hello where one is due, the command, its answer; and again under another id,
 * unless the command must not happen twice (protocol reference, section 5). For one thread.
 */
final class Attempt {
    private final Exchange exchange;
    private final MiioTimers timers;
    private final MessageIds ids;
    private final Call call;
    private final long deadline;
    private final String where;
    private final List<Long> asked = new ArrayList<>();
    private @Nullable Hello hello;
    private boolean another;
    private boolean sent;
    private boolean answered;
    private boolean jumpedBefore;

    /** @param deadline until when everything is over, by {@link System#nanoTime} */
    Attempt(Exchange exchange, MiioTimers timers, MessageIds ids, Call call, long deadline, String where) {
        this.exchange = exchange;
        this.timers = timers;
        this.ids = ids;
        this.call = call;
        this.deadline = deadline;
        this.where = where;
    }

    /**
     * Runs it.
     *
     * @return null where no answer came
     * @throws DeviceException when another device has the address
     */
    @Nullable
    Answer run() throws DeviceException, IOException, InterruptedException {
        exchange.beginAccount();
        boolean once = call.kind() == Call.Kind.ONCE;
        Duration idle = once ? timers.idleBeforeOnce() : timers.idle();
        for (Duration patience : timers.tries()) {
            if (System.nanoTime() - deadline >= 0) {
                break;
            }
            if (exchange.stale(idle) && !greet()) {
                continue;
            }
            Answer answer = ask(once ? deadline : before(patience));
            if (answer != null) {
                answered = true;
                return answer;
            }
            exchange.doubt();
            if (once) {
                greet();
                break;
            }
            if (isHopeless()) {
                break;
            }
        }
        return null;
    }

    private @Nullable Answer ask(long until) throws IOException, InterruptedException {
        if (!asked.isEmpty()) {
            ids.skip();
            exchange.counters().resent.increment();
        }
        int id = ids.next();
        asked.add((long) id);
        exchange.send(call.text(id));
        sent = true;
        return exchange.await(asked, until);
    }

    private boolean greet() throws DeviceException, IOException, InterruptedException {
        Hello came = exchange.hello(call.kind() == Call.Kind.ONCE && sent ? soon() : before(timers.hello()));
        sent = true;
        if (came == null) {
            return false;
        }
        hello = came;
        if (!exchange.expected(came)) {
            another = true;
            throw WireTexts.another(where);
        }
        // The first hello of all finds a clock of which nothing was expected.
        jumpedBefore |= exchange.jumped();
        return true;
    }

    /** Whether it is certain by now that the token is another one. */
    private boolean isHopeless() {
        Hello last = hello;
        return (asked.size() > 1 && exchange.wrongChecksum()) || (last != null && last.shown() == Hello.Shown.ANOTHER);
    }

    private long before(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        return end - deadline < 0 ? end : deadline;
    }

    /** After a command that waited for all its time: one hello more, only to know what is wrong. */
    private long soon() {
        return System.nanoTime() + timers.helloRepeat().toNanos();
    }

    /** What was learnt. */
    Contact contact(boolean ownNetwork, boolean answeredBefore) {
        return new Contact(
                ownNetwork,
                sent,
                Optional.ofNullable(hello),
                !another,
                answered,
                answeredBefore,
                exchange.wrongChecksum(),
                jumpedBefore);
    }
}
