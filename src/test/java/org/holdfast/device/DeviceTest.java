// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static Device device(String family, String id) {
        return new Device(id, family, "Model", "Name", Address.of("127.0.0.1"), Map.of());
    }

    @Test
    void anIdOfAnIdentityIsAlwaysTheSameAndDoesNotTellIt() {
        String id = Device.idOf("a9", "DGOK-123456-ABCDE");

        assertThat(id).isEqualTo(Device.idOf("a9", "DGOK-123456-ABCDE")).matches("a9-[0-9a-f]{24}");
        assertThat(id).doesNotContain("123456").isNotEqualTo(Device.idOf("a9", "DGOK-123457-ABCDE"));
        assertThat(Device.idOf("a", "9x")).isNotEqualTo(Device.idOf("a9", "x"));
    }

    @Test
    void onlyAnIdOfItsOwnFamilysIdentityIdentifies() {
        assertThat(device("a9", Device.idOf("a9", "x")).identified()).isTrue();
        assertThat(device("sjcam", Device.idOf("a9", "x")).identified()).isFalse();
        assertThat(device("a9", UUID.randomUUID().toString()).identified()).isFalse();
    }

    @Test
    void nameAddressAndOptionsChangeWhileTheIdStays() {
        Device device = device("a9", Device.idOf("a9", "x"));

        assertThat(device.named("Door").at(Address.of("127.0.0.2")).with(Map.of("a", "b")))
                .isEqualTo(new Device(device.id(), "a9", "Model", "Door", Address.of("127.0.0.2"), Map.of("a", "b")));
    }
}
