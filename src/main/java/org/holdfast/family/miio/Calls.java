// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.time.Duration;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.dialect.Commands;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.Contact;
import org.holdfast.family.miio.wire.MiioClient;

/** Commands to one connected device; what becomes of them tells whether it is still there and spoken to rightly. */
final class Calls implements Commands {
    /** Each dialect's question that the other one's devices refuse. */
    private static final Set<String> OF_ONE_DIALECT = Set.of("get_properties", "get_prop");

    private final MiioClient client;
    private final Watcher watcher;
    private volatile boolean spoken;

    /** Hears what the answers mean. */
    interface Watcher {
        /** It answered. */
        void answered();

        /** It may be gone. */
        void doubted();

        /** Another device has its address. */
        void replaced(DeviceException why);

        /** It does not speak what it was remembered to speak. */
        void misunderstood(DeviceException why);
    }

    /** @param proven whether it was asked just now which dialect it speaks, so that a refusal is no news */
    Calls(MiioClient client, Watcher watcher, boolean proven) {
        this.client = client;
        this.watcher = watcher;
        this.spoken = proven;
    }

    @Override
    public String where() {
        return client.where();
    }

    @Override
    public String did() {
        return Long.toUnsignedString(client.did().orElse(0));
    }

    @Override
    public Answer call(Call call, Duration patience) throws DeviceException, InterruptedException {
        Answer answer;
        try {
            answer = client.call(call, patience);
        } catch (DeviceException.Unreachable e) {
            watcher.doubted();
            throw e;
        } catch (DeviceException.Refused e) {
            if (client.contact().verdict() == Contact.Verdict.OTHER_DEVICE) {
                watcher.replaced(e);
            }
            throw e;
        }
        watcher.answered();
        if (OF_ONE_DIALECT.contains(call.method()) && !spoken) {
            if (answer instanceof Answer.Failure) {
                DeviceException why = new DeviceException.Refused(
                        where(), text("tried.dialect"), text("dialect.changed"), text("dialect.changed.advice"));
                watcher.misunderstood(why);
                throw why;
            }
            spoken = true;
        }
        return answer;
    }
}
