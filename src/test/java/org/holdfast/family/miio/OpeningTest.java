// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Packets;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Why a connection could not be opened: each cause has its own sentence, and what to do. */
@Timeout(120)
class OpeningTest {
    private static final String OTHER = "00112233445566778899aabbccddeeff";
    private static final Duration PROMISED = Duration.ofSeconds(8);

    @TempDir
    Path folder;

    private final WireTap tap = new WireTap();
    private Lab lab;
    private MiioFamily family;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(Lab.Options.usual(folder).only("miio"));
        lab.start();
        family = Quick.family(tap, folder.resolve("models"));
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Lab.Running plug() {
        return lab.devices().getFirst();
    }

    private Device device() {
        return new Device(
                Device.idOf("miio", Quick.fact(plug(), "did")),
                "miio",
                "",
                "Plug",
                plug().device().address(),
                Map.of());
    }

    private static Credentials saved(String words) {
        return kind -> kind.equals("token") ? Optional.of(words.toCharArray()) : Optional.empty();
    }

    private Credentials right() {
        return saved(Quick.fact(plug(), "token"));
    }

    private <E extends DeviceException> E refused(
            Class<E> kind, MiioFamily by, Device device, Credentials credentials, String sentence, String advice) {
        long start = System.nanoTime();
        E why = catchThrowableOfType(kind, () -> by.connect(device, credentials).close());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISED);
        assertThat(why.sentence().toString()).contains(sentence);
        assertThat(why.advice().toString()).contains(advice);
        assertThat(why + " " + why.getCause())
                .doesNotContain(Quick.fact(plug(), "token"))
                .doesNotContain(OTHER);
        return why;
    }

    @Test
    void noTokenIsAskedForAndNothingIsSentInItsPlace() {
        refused(
                DeviceException.WrongCredentials.class,
                family,
                device(),
                Credentials.NONE,
                "is not known",
                "Paste or import its token");
        assertThat(lab.miioDevices().getFirst().done()).isEmpty();
    }

    @Test
    void whatIsNoTokenIsSaidToBeNone() {
        refused(
                DeviceException.WrongCredentials.class,
                family,
                device(),
                saved("0123456789"),
                "There is no token",
                "A token has 32");
        assertThat(lab.miioDevices().getFirst().done()).isEmpty();
    }

    @Test
    void aTokenIsTakenInOtherFormsToo() throws Exception {
        String token = Quick.fact(plug(), "token");
        try (Connection connection = family.connect(device(), saved("Token: " + token + "\n"))) {
            assertThat(connection.facts()).isNotEmpty();
        }
    }

    @Test
    void anotherTokenThanEverIsCalledWrongAndNotOffline() {
        refused(
                DeviceException.WrongCredentials.class,
                family,
                device(),
                saved(OTHER),
                "its token is most likely another one",
                "Enter its present token");
    }

    @Test
    void aTokenThatWorkedAndNoLongerDoesMeansThatItWasPairedAgain() throws Exception {
        family.connect(device(), right()).close();
        lab.faults().on(Fault.TOKEN_CHANGE);

        refused(
                DeviceException.TimedOut.class,
                family,
                device(),
                before(),
                "did not answer in time",
                "probably reset or paired again");
        refused(
                DeviceException.TimedOut.class,
                Quick.family(tap, folder.resolve("models")),
                device().with(Map.of("dialect", "legacy")),
                before(),
                "did not answer in time",
                "probably reset or paired again");
    }

    /** The token before the change. */
    private Credentials before() {
        return saved(OTHER);
    }

    @Test
    void aResetDeviceShowsItsNewToken() {
        lab.faults().on(Fault.UNPROVISIONED);

        refused(
                DeviceException.WrongCredentials.class,
                family,
                device(),
                saved(OTHER),
                "shows another token than the saved one",
                "take over the token that it shows");
    }

    @Test
    void aDeviceThatIsOffIsSaidToBeSilent() throws Exception {
        lab.faults().on(Fault.OFFLINE);

        refused(
                DeviceException.Unreachable.class,
                family,
                device(),
                right(),
                "Nothing answers",
                "Check that the device has power");
        refused(
                DeviceException.Unreachable.class,
                family,
                device(),
                Credentials.NONE,
                "Nothing answers",
                "Check that the device has power");
    }

    @Test
    void aDeviceInAnotherNetworkIsSaidToBeThere() {
        LocalInterface home = new LocalInterface("test", "Test", false, false, List.of());
        Network network = new Network(Reach.LOOPBACK, () -> List.of(home), tap, Clock.systemUTC());
        MiioFamily distant = new MiioFamily(network, folder.resolve("models"), Quick.TIMES, 9);

        refused(
                DeviceException.NotAllowed.class,
                distant,
                device().at(Address.parse("192.0.2.7")),
                right(),
                "on your own network only",
                "address at home");
    }

    @Test
    void aNameWithoutAnAddressIsSaidToHaveNone() {
        refused(
                DeviceException.Unreachable.class,
                family,
                device().at(Address.parse("plug.invalid")),
                Credentials.NONE,
                "Nothing answers at plug.invalid",
                "no address");
    }

    @Test
    void aRefusedClockIsSaidToBeOne() {
        lab.faults().on(Fault.UNPROVISIONED);
        lab.faults().on(Fault.WRONG_STAMP);

        refused(
                DeviceException.TimedOut.class,
                family,
                device(),
                right(),
                "did not answer in time",
                "ignores the time in what it is sent. Unplug it");
    }

    @Test
    void theUsualTimesKeepThePromiseToo() throws Exception {
        MiioFamily usual = new MiioFamily(Quick.network(tap), folder.resolve("models"), MiioTimes.REFERENCE, 9);
        refused(
                DeviceException.WrongCredentials.class,
                usual,
                device(),
                saved(OTHER),
                "its token is most likely another one",
                "Enter its present token");
        lab.faults().on(Fault.OFFLINE);
        refused(
                DeviceException.Unreachable.class,
                usual,
                device(),
                right(),
                "Nothing answers",
                "Check that the device has power");
    }

    @Test
    void aPortThatAnswersRubbishIsNoDevice() throws Exception {
        try (DatagramSocket rubbish = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Thread.ofPlatform().name("lab-miio-rubbish").daemon().start(() -> answer(rubbish));

            refused(
                    DeviceException.Unreachable.class,
                    family,
                    device().at(Address.of("127.0.0.1", rubbish.getLocalPort())),
                    right(),
                    "Nothing answers",
                    "Check that the device has power");
        }
    }

    /** A header of the right length, and nothing of the rest. */
    private static void answer(DatagramSocket rubbish) {
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[64], 64);
                rubbish.receive(asked);
                for (int length : new int[] {0, 1, 31, 33, 4000}) {
                    rubbish.send(new DatagramPacket(new byte[length], length, asked.getSocketAddress()));
                }
                ByteBuffer own = ByteBuffer.allocate(Packets.HEADER);
                Packets.writeHello(own);
                rubbish.send(new DatagramPacket(own.array(), own.limit(), asked.getSocketAddress()));
            }
        } catch (IOException e) {
            // It was closed.
            return;
        }
    }
}
