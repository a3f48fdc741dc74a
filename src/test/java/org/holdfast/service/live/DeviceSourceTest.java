// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.TestFamily;
import org.holdfast.service.TestTime;
import org.junit.jupiter.api.Test;

class DeviceSourceTest {
    private final TestFamily family = new TestFamily("test");

    @Test
    void afterTheDeviceFellSilentTheNextAttemptOpensAnotherConnection() throws Exception {
        Device device = family.found("a", "127.0.0.1:1").device();
        try (SharedConnections connections =
                new SharedConnections(List.of(family), _ -> Credentials.NONE, new TestTime())) {
            DeviceSource source = new DeviceSource(connections, device, () -> {});
            source.stream(false);
            source.stream(false);
            assertThat(family.opened).hasSize(1);

            family.opened.getFirst().lose(new DeviceException.Unreachable("a", Text.literal("asking"), null));
            source.stream(false);

            assertThat(family.opened).hasSize(2);
            source.release();
        }
    }
}
