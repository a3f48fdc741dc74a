// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Events;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.LiveSource;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Recordings;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.Switches;
import org.holdfast.device.TalkBack;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/**
 * What every device family must pass, against its virtual device of the lab: finding, connecting, capabilities,
 * guards, no secret that leaks, nothing beyond this computer, and a wire tap that is told everything. A family's own
 * test extends this class and says where its virtual device is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FamilyContractTest extends RecordingsContractTest {
    private static final List<Class<? extends Capability>> CAPABILITIES = List.of(
            LiveSource.class,
            Settings.class,
            CameraControl.class,
            Events.class,
            Recordings.class,
            Steering.class,
            TalkBack.class,
            Switches.class,
            RawAccess.class,
            WifiSetup.class);

    /** An address that no network routes. */
    private static final String ELSEWHERE = "192.0.2.1";

    private static final String PROBE_SECRET = "Sesame-4711-open";
    /** For those that take eight characters and no others. */
    private static final String SHORT_SECRET = "Sesame47";

    private final WireTap tap = new WireTap();

    /** Makes the family. */
    protected abstract DeviceFamily family(Network network);

    /** Where its virtual device listens. */
    protected abstract Address virtualDevice();

    /** Which capabilities the virtual device offers. */
    protected abstract List<Class<? extends Capability>> offered();

    /** Whether it speaks by UDP, so that strangers who lie to it have to as well. */
    protected boolean overUdp() {
        return false;
    }

    /** Whether a message that was sent only keeps a session going, and would be sent without any command. */
    protected boolean keepsGoing(WireEvent sent) {
        return false;
    }

    private Network network(LocalInterfaces interfaces) {
        return new Network(
                Reach.LOOPBACK, interfaces, tap, Clock.fixed(Instant.parse("2026-11-21T10:20:30Z"), ZoneOffset.UTC));
    }

    private DeviceFamily family() {
        return family(network(LocalInterfaces.ofSystem()));
    }

    private Device device() throws DeviceException, InterruptedException {
        Found found = family().identify(virtualDevice(), Optional.empty());
        return ((Found.Supported) found).device().named("Named by me");
    }

    @Override
    Connection connected() throws DeviceException, InterruptedException {
        return family().connect(device(), Credentials.NONE);
    }

    @Override
    WireTap tap() {
        return tap;
    }

    @Test
    void theGuideSpeaksInWords() {
        FamilyGuide guide = family().guide();

        assertSpoken(guide.title());
        assertSpoken(guide.summary());
        assertThat(guide.steps()).isNotEmpty().allSatisfy(FamilyContractTest::assertSpoken);
        assertThat(guide.drawing().outline()).matches("[MmLlHhVvCcSsQqTtAaZz0-9., -]+");
        assertThat(guide.drawing().accent()).matches("[MmLlHhVvCcSsQqTtAaZz0-9., -]+");
        assertThat(Address.parse(guide.usualAddress())).isNotNull();
    }

    @Test
    void aSearchFindsTheVirtualDeviceAndNothingElse() throws Exception {
        DeviceFamily family = family();
        SearchTargets targets = SearchTargets.loopbackOnly();
        List<Found> all = new CopyOnWriteArrayList<>();

        family.search(targets, all::add);
        assertThat(all).isEmpty();

        targets.add(Optional.of(family.id()), virtualDevice());
        targets.add(Optional.of("another"), Address.of("127.0.0.1", 9));
        family.search(targets, all::add);

        assertThat(all).singleElement().isInstanceOfSatisfying(Found.Supported.class, found -> {
            assertThat(family.usual(found.address())).isEqualTo(family.usual(virtualDevice()));
            assertThat(found.family()).isEqualTo(family.id());
            assertThat(found.device().model()).isNotBlank();
            assertThat(found.remarks()).allSatisfy(FamilyContractTest::assertSpoken);
        });
    }

    @Test
    void aSearchEndsWhenItsThreadIsInterrupted() throws Exception {
        try (Stranger silent = Stranger.silent(overUdp())) {
            SearchTargets targets = SearchTargets.loopbackOnly();
            targets.add(Optional.empty(), Address.of("127.0.0.1", silent.port()));
            CountDownLatch interrupted = new CountDownLatch(1);
            Thread search = Thread.ofVirtual().start(() -> {
                try {
                    family().search(targets, _ -> {});
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            assertThat(silent.isAsked(Duration.ofSeconds(10))).isTrue();
            search.interrupt();

            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aConnectionKeepsWhoTheDeviceIs() throws Exception {
        Device device = device();
        try (Connection connection = family().connect(device, Credentials.NONE)) {
            assertThat(connection.device().id()).isEqualTo(device.id());
            assertThat(connection.device().name()).isEqualTo("Named by me");
            assertThat(connection.device().family()).isEqualTo(family().id());
            assertThat(connection.facts()).isNotEmpty().allSatisfy(fact -> {
                assertThat(fact.name()).matches("[a-z][a-z0-9-]*");
                assertSpoken(fact.label());
                assertSpoken(fact.value());
            });
        }
    }

    @Test
    void capabilitiesAreWhatTheyAreAskedFor() throws Exception {
        try (Connection connection = family().connect(device(), Credentials.NONE)) {
            for (Class<? extends Capability> kind : CAPABILITIES) {
                assertThat(connection.capability(kind).isPresent())
                        .as(kind.getSimpleName())
                        .isEqualTo(offered().contains(kind));
                connection.capability(kind).ifPresent(offer -> assertThat(offer).isInstanceOf(kind));
            }
        }
    }

    @Test
    void settingsAreNamedAndSpoken() throws Exception {
        try (Connection connection = family().connect(device(), Credentials.NONE)) {
            Optional<Settings> settings = connection.capability(Settings.class);
            if (settings.isPresent()) {
                assertSettings(settings.get().read());
            }
        }
        assertSettings(family().options(device()));
    }

    private static void assertSettings(List<Setting> all) {
        assertThat(all.stream().map(Setting::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9-]*"));
        for (Setting setting : all) {
            assertSpoken(setting.about().label());
            assertSpoken(setting.about().group());
            setting.about().note().ifPresent(FamilyContractTest::assertSpoken);
            switch (setting) {
                case Setting.Choice choice -> choice.options().forEach(option -> assertSpoken(option.label()));
                case Setting.Action action -> {
                    assertSpoken(action.button());
                    assertSpoken(action.consequence());
                    assertThat(action.value()).isEmpty();
                }
                case Setting.Words words -> {
                    assertSpoken(words.rule());
                    assertThat(words.secret() && !words.value().isEmpty()).isFalse();
                }
                case Setting.ReadOnly readOnly -> assertSpoken(readOnly.shown());
                case Setting.Toggle _, Setting.Range _ ->
                    assertThat(setting.value()).isNotBlank();
            }
        }
    }

    @Test
    void whatTheDeviceMayNotStandIsRefusedAndNotSent() throws Exception {
        try (Connection connection = family().connect(device(), Credentials.NONE)) {
            Optional<Settings> settings = connection.capability(Settings.class);
            if (settings.isEmpty()) {
                return;
            }
            List<Setting> all = settings.get().read();
            List<WireEvent> sent = new CopyOnWriteArrayList<>();
            try (Registration _ = tap.listen(event -> {
                if (event.direction() == WireEvent.Direction.SENT && !keepsGoing(event)) {
                    sent.add(event);
                }
            })) {
                assertRefused(settings.get(), "no-such-setting", "1");
                for (Setting setting : all) {
                    switch (setting) {
                        case Setting.Choice _, Setting.Toggle _, Setting.Range _, Setting.ReadOnly _ ->
                            assertRefused(settings.get(), setting.name(), "no-such-value");
                        case Setting.Words words -> assertRefused(settings.get(), words.name(), "\u0000".repeat(200));
                        case Setting.Action action -> {
                            if (action.confirmation().isPresent()) {
                                assertRefused(settings.get(), action.name(), "");
                                assertRefused(settings.get(), action.name(), "yes");
                            }
                        }
                    }
                }
            }
            assertThat(sent).isEmpty();
        }
    }

    private static void assertRefused(Settings settings, String name, String value) {
        assertThatThrownBy(() -> settings.apply(name, value))
                .as(name)
                .isInstanceOfSatisfying(DeviceException.NotAllowed.class, refused -> {
                    assertSpoken(refused.sentence());
                    assertSpoken(refused.advice());
                });
    }

    @Test
    void secretsAppearInNoLogTextOrMessage() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("org.holdfast");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        List<String> seen = new ArrayList<>();
        try (Connection connection = family().connect(device(), Credentials.NONE);
                Registration _ = tap.listen(event -> seen.add(event.toString()))) {
            Optional<Settings> settings = connection.capability(Settings.class);
            if (settings.isPresent()) {
                for (Setting setting : settings.get().read()) {
                    if (setting instanceof Setting.Words words && words.secret()) {
                        String secret = PROBE_SECRET.matches(words.pattern()) ? PROBE_SECRET : SHORT_SECRET;
                        seen.add(settings.get().apply(words.name(), secret).toString());
                        seen.add(messageOf(settings.get(), words.name(), secret + "\u0000".repeat(200)));
                    }
                }
                seen.add(settings.get().read().toString());
            }
            seen.add(connection + " " + connection.device() + " " + connection.facts());
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        List.copyOf(log.list).forEach(event -> {
            seen.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                seen.add(String.valueOf(event.getThrowableProxy().getMessage()));
            }
        });

        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains("Sesame"));
    }

    private static String messageOf(Settings settings, String name, String value) {
        DeviceException refused = catchThrowableOfType(DeviceException.class, () -> settings.apply(name, value));
        return refused + " " + refused.advice();
    }

    @Test
    void theWireTapIsToldWhatIsSentAndReceived() throws Exception {
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        try (Registration _ = tap.listen(events::add);
                Connection connection = family().connect(device(), Credentials.NONE)) {
            connection.facts();
        }

        assertThat(events.stream().map(WireEvent::direction))
                .contains(WireEvent.Direction.SENT, WireEvent.Direction.RECEIVED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.family()).isEqualTo(family().id());
            assertThat(event.peer()).startsWith(virtualDevice().host() + ":");
            assertThat(event.bytes().remaining()).isPositive();
        });
        assertThat(tap.failures()).isZero();
    }

    @Test
    void nothingBeyondThisComputerIsEverContacted() throws Exception {
        LocalInterface home = new LocalInterface(
                "eth0",
                "Home",
                false,
                false,
                List.of(new LocalInterface.Network(InetAddress.getByName(ELSEWHERE), 24)));
        DeviceFamily family = family(network(() -> List.of(home)));
        List<WireEvent> events = new CopyOnWriteArrayList<>();
        List<Found> found = new CopyOnWriteArrayList<>();
        try (Registration _ = tap.listen(events::add)) {
            family.search(SearchTargets.loopbackOnly(), found::add);
            for (String host : List.of(ELSEWHERE, family.guide().usualAddress(), "camera.invalid")) {
                assertThatThrownBy(() -> family.identify(Address.parse(host), Optional.empty()))
                        .isInstanceOf(DeviceException.class);
                Device device = new Device("x", family.id(), "", "x", Address.parse(host), Map.of());
                assertThatThrownBy(() -> family.connect(device, Credentials.NONE))
                        .isInstanceOf(DeviceException.class);
            }
        }

        assertThat(found).isEmpty();
        assertThat(events)
                .filteredOn(event -> event.direction() == WireEvent.Direction.RECEIVED)
                .isEmpty();
        assertThatThrownBy(() -> SearchTargets.loopbackOnly().add(Optional.empty(), Address.of(ELSEWHERE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyThereIsSaidToBeThat() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> family().identify(Address.of("127.0.0.1", free), Optional.empty()))
                .isInstanceOfSatisfying(DeviceException.class, failure -> {
                    assertSpoken(failure.sentence());
                    assertSpoken(failure.advice());
                });
    }

    @Test
    void strangersAndLiarsAreRefusedWithASentence() throws Exception {
        List<String> answers = List.of(
                "",
                "hello\r\n",
                "HTTP/1.1 200 OK\r\n\r\n<html>router</html>",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<a>",
                "HTTP/1.1 200 OK\r\n\r\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                "\u0000".repeat(5000));
        // At once: a family that waits for late answers waits for those of all of them.
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all = answers.stream()
                    .map(answer -> (Callable<String>) () -> {
                        try (Stranger liar = Stranger.lying(overUdp(), answer)) {
                            assertRefusedAt(liar.port());
                        }
                        return answer;
                    })
                    .toList();
            for (Future<String> each : asking.invokeAll(all)) {
                assertThat(each.get()).isIn(answers);
            }
        }
    }

    private void assertRefusedAt(int port) {
        assertThatThrownBy(() -> family().identify(Address.of("127.0.0.1", port), Optional.empty()))
                .isInstanceOfSatisfying(DeviceException.class, failure -> {
                    assertSpoken(failure.sentence());
                    assertSpoken(failure.advice());
                });
    }

    @Test
    void closingTwiceIsHarmlessAndEndsEverything() throws Exception {
        Connection connection = family().connect(device(), Credentials.NONE);
        long start = System.nanoTime();
        connection.close();
        connection.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    /** A text that has its words. */
    static void assertSpoken(Text text) {
        assertThat(text.toString()).isNotBlank();
        if (!text.bundle().isEmpty()) {
            assertThat(ResourceBundle.getBundle(text.bundle()).containsKey(text.key()))
                    .as(text.key())
                    .isTrue();
        }
    }
}
