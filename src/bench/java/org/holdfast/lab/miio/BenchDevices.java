// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.lab.fault.Faults;

/**
 * Virtual MiIO devices in a process of their own, so that what they cost is not counted as ours. Prints a line of host,
 * device id and token for each, and runs until its input ends.
 */
public final class BenchDevices {
    private BenchDevices() {}

    /**
     * Runs them.
     *
     * @param arguments {@code plug} or {@code meter}, the first three numbers of their addresses, and how many there are
     */
    public static void main(String[] arguments) throws IOException {
        Faults faults = Faults.parse(List.of());
        List<MiioDevice> devices = new ArrayList<>();
        try {
            for (int i = 1; i <= Integer.parseInt(arguments[2]); i++) {
                Appliance appliance =
                        arguments[0].equals("plug") ? new LegacyPlug() : new MeteringPlug(Clock.systemUTC());
                InetAddress bind = InetAddress.ofLiteral(arguments[1] + "." + i);
                devices.add(new MiioDevice(appliance, faults, i, bind, MiioDevice.PORT));
            }
            for (MiioDevice each : devices) {
                var facts = each.facts(each.address());
                System.out.println(each.address().host() + " " + facts.get("did") + " " + facts.get("token"));
            }
            System.out.flush();
            while (System.in.read() >= 0) {
                // Until it ends.
            }
        } finally {
            devices.forEach(MiioDevice::close);
        }
    }
}
