// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.family.a9.picture.JpegMarkers;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;

class DemoFuzz {
    /** Each datagram: its length in two bytes, its bytes. */
    @FuzzTest
    void anyFragmentsGiveOnlyPicturesWithABeginningAndAnEnd(byte[] script) {
        DemoPictures pictures = new DemoPictures();
        ByteBuffer in = ByteBuffer.wrap(script);
        while (in.remaining() >= 2) {
            byte[] datagram = new byte[Math.min(in.getShort() & 0x7ff, in.remaining())];
            in.get(datagram);
            ByteBuffer picture = pictures.fragment(ByteBuffer.wrap(datagram));
            if (picture != null) {
                byte[] bytes = new byte[picture.remaining()];
                picture.get(bytes);
                assertThat(JpegMarkers.begins(bytes, bytes.length)).isTrue();
                assertThat(JpegMarkers.end(bytes, bytes.length)).isEqualTo(bytes.length);
            }
        }
    }

    @FuzzTest
    void onlyTheWholeAnswerIsTaken(byte[] bytes) {
        if (DemoWifi.says(ByteBuffer.wrap(bytes))) {
            assertThat(bytes).containsExactly(0x66, 0, 1, 0, 0, 0, 1, 0x99);
        }
    }

    @FuzzTest
    void everyNetworkIsSentWithinItsLimitsOrObjectedTo(@NotNull String name) {
        DemoCamera camera = new DemoCamera(
                new Network(Reach.LOOPBACK, List::of, new WireTap(), java.time.Clock.systemUTC()),
                Address.of("127.0.0.1"),
                Optional.empty());
        HomeNetwork network = new HomeNetwork(name, "pass#word".toCharArray());
        if (camera.wifi().objection(network).isEmpty()) {
            byte[] request = DemoWifi.request(network);
            assertThat(request.length).isBetween(8, 70);
            assertThat(request[0]).isEqualTo((byte) 0x66);
            assertThat(request).endsWith(0x00, 0x99);
        }
    }
}
