// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.AppFolders;
import org.holdfast.service.TestFamily;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamilyDiscoveryTest {
    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private final TestFamily one = new TestFamily("one");
    private final TestFamily other = new TestFamily("other");
    private final SearchTargets targets = SearchTargets.loopbackOnly();
    private final List<Device> inUse = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private SavedDeviceBook book;
    private FamilyDiscovery discovery;

    @BeforeEach
    void open() {
        book = new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time);
        List<org.holdfast.device.DeviceFamily> families = List.of(one, other);
        discovery = new FamilyDiscovery(
                families,
                targets,
                book,
                () -> inUse,
                answers::contains,
                time,
                new NetworkDiagnosis(families, targets, List::of, new TestFacts()));
    }

    @AfterEach
    void close() {
        discovery.close();
    }

    @Test
    void allFamiliesAreAskedAndWhatIsSavedIsNotFoundAgain() throws Exception {
        book.add(one.found("saved", "127.0.0.1:1").device());
        one.answers = List.of(one.found("fresh-id", "127.0.0.1:1"));
        other.answers = List.of(
                other.found("b", "127.0.0.2"),
                new Found.Unsupported("other", Address.of("127.0.0.3"), Text.literal("a"), Text.literal("b")));

        List<Found> answered = discovery.searchOnce();

        assertThat(answered).hasSize(3);
        assertThat(discovery.state().found())
                .extracting(found -> found.address().toString())
                .containsExactlyInAnyOrder("127.0.0.2", "127.0.0.3");
        assertThat(discovery.state().answering()).containsExactly("saved");
        assertThat(discovery.state().rounds()).isEqualTo(1);
        assertThat(discovery.state().finished()).contains(time.clock().instant());
        assertThat(book.lastSeen("saved")).isPresent();
    }

    @Test
    void aSavedDeviceWithAnotherAddressIsFollowedByItsId() throws Exception {
        book.add(one.found("serial", "127.0.0.1").device());
        one.answers = List.of(one.found("serial", "127.0.0.9"));

        discovery.searchOnce();

        assertThat(book.byId("serial").orElseThrow().address()).isEqualTo(Address.of("127.0.0.9"));
        assertThat(discovery.state().found()).isEmpty();
        assertThat(discovery.state().answering()).containsExactly("serial");
    }

    @Test
    void twoThatSayWhoTheyAreStayTwoWhenTheySwapAddresses() throws Exception {
        String first = Device.idOf("one", "serial 1");
        String second = Device.idOf("one", "serial 2");
        book.add(one.found(first, "127.0.0.1").device());
        one.answers = List.of(one.found(first, "127.0.0.1"), one.found(second, "127.0.0.2"));
        discovery.searchOnce();
        book.add(one.found(second, "127.0.0.2").device());

        one.answers = List.of(one.found(second, "127.0.0.1"), one.found(first, "127.0.0.2"));
        discovery.searchOnce();

        assertThat(book.byId(first).orElseThrow().address()).isEqualTo(Address.of("127.0.0.2"));
        assertThat(book.byId(second).orElseThrow().address()).isEqualTo(Address.of("127.0.0.1"));
        assertThat(discovery.state().found()).isEmpty();
        assertThat(discovery.state().answering()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void anotherOneAtASavedAddressIsFoundAsItself() throws Exception {
        String gone = Device.idOf("one", "serial 1");
        String fresh = Device.idOf("one", "serial 2");
        book.add(one.found(gone, "127.0.0.1").device());
        one.answers = List.of(one.found(gone, "127.0.0.1"));
        discovery.searchOnce();

        one.answers = List.of(one.found(fresh, "127.0.0.1"));
        discovery.searchOnce();

        assertThat(discovery.state().found())
                .singleElement()
                .isInstanceOfSatisfying(
                        Found.Supported.class,
                        found -> assertThat(found.device().id()).isEqualTo(fresh));
        assertThat(discovery.state().answering()).isEmpty();
        assertThat(book.byId(gone).orElseThrow().address()).isEqualTo(Address.of("127.0.0.1"));
    }

    @Test
    void oneThatWasAddedBeforeItSaidWhoItIsIsKnownByItsAddress() throws Exception {
        book.add(one.found("made-up", "127.0.0.1").device());
        one.answers = List.of(one.found(Device.idOf("one", "serial"), "127.0.0.1"));

        discovery.searchOnce();

        assertThat(discovery.state().found()).isEmpty();
        assertThat(discovery.state().answering()).containsExactly("made-up");
    }

    @Test
    void aSavedDeviceIsAskedAtItsOwnAddressWhereThatIsInReach() throws Exception {
        book.add(one.found("here", "127.0.0.7:18080,events=13333").device());
        book.add(one.found("elsewhere", "192.0.2.7").device());
        book.add(other.found("other", "127.0.0.8").device());

        discovery.searchOnce();

        assertThat(one.probed.getLast())
                .extracting(target -> target.address().toString())
                .containsExactly("127.0.0.7:18080,events=13333");
        assertThat(other.probed.getLast())
                .extracting(target -> target.address().toString())
                .containsExactly("127.0.0.8");
    }

    @Test
    void whatIsSilentForTwoRoundsIsDropped() throws Exception {
        one.answers = List.of(one.found("a", "127.0.0.1"));
        discovery.searchOnce();
        Found first = discovery.state().found().getFirst();
        one.answers = List.of(one.found("another-fresh-id", "127.0.0.1"));
        discovery.searchOnce();
        assertThat(discovery.state().found()).containsExactly(first);

        one.answers = List.of();
        discovery.searchOnce();
        assertThat(discovery.state().found()).hasSize(1);
        discovery.searchOnce();

        assertThat(discovery.state().found()).isEmpty();
    }

    @Test
    void whatIsConnectedIsNeitherProbedNorDropped() throws Exception {
        targets.add(Optional.empty(), Address.parse("127.0.0.1:18080"));
        targets.add(Optional.empty(), Address.parse("127.0.0.1:18081"));
        Device camera = book.add(one.found("a", "127.0.0.1:18080,events=1").device());
        inUse.add(camera);
        answers.add("a");

        discovery.searchOnce();
        discovery.searchOnce();

        assertThat(one.probed.getLast())
                .extracting(target -> target.address().toString())
                .containsExactly("127.0.0.1:18081");
        assertThat(discovery.state().answering()).containsExactly("a");
    }

    @Test
    void whatIsOnlyBeingConnectedToHasNotAnswered() throws Exception {
        inUse.add(book.add(one.found("a", "127.0.0.1:18080").device()));

        discovery.searchOnce();

        assertThat(discovery.state().answering()).isEmpty();
    }

    @Test
    void aSavedAddressWithTheUsualPortIsTheOneWithoutIt() throws Exception {
        Device camera = book.add(one.found("saved", "127.0.0.1:80").device());
        one.answers = List.of(one.found("fresh-id", "127.0.0.1"));
        targets.add(Optional.empty(), Address.parse("127.0.0.1"));

        discovery.searchOnce();

        assertThat(discovery.state().found()).isEmpty();
        assertThat(discovery.state().answering()).containsExactly("saved");

        inUse.add(camera);
        discovery.searchOnce();

        assertThat(one.probed.getLast()).isEmpty();
    }

    @Test
    void searchingGoesOnWithGrowingPausesWhileSomebodyWantsIt() {
        Registration first = discovery.keepSearching();
        Registration second = discovery.keepSearching();
        rounds(1);
        int round = 1;
        for (int seconds : List.of(4, 8, 15, 30, 30)) {
            time.advance(Duration.ofMillis(seconds * 1000L - 1));
            assertThat(discovery.state().searching()).isFalse();
            time.advance(Duration.ofMillis(1));
            round++;
            rounds(round);
        }

        first.close();
        first.close();
        time.advance(Duration.ofSeconds(30));
        rounds(round + 1);
        second.close();
        time.advance(Duration.ofMinutes(5));
        assertThat(discovery.state().rounds()).isEqualTo(round + 1);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void searchingNowDoesNotWait() {
        try (Registration searching = discovery.keepSearching()) {
            rounds(1);
            one.answers = List.of(one.found("a", "127.0.0.1"));

            discovery.searchNow();

            rounds(2);
            assertThat(searching).isNotNull();
            assertThat(discovery.state().found()).hasSize(1);
        }
    }

    /** Waits until so many rounds ended and the pause after the last runs. */
    private void rounds(int wanted) {
        await().until(() ->
                discovery.state().rounds() == wanted && !discovery.state().searching() && time.waiting() == 1);
    }

    @Test
    void identifyingAsksAllAndPrefersWhatCanBeUsed() throws Exception {
        Found unusable = new Found.Unsupported("one", Address.of("127.0.0.1"), Text.literal("a"), Text.literal("b"));
        one.identity = Optional.of(unusable);
        other.identity = Optional.of(other.found("b", "127.0.0.1"));

        assertThat(discovery.identify(Optional.empty(), Address.of("127.0.0.1")))
                .isEqualTo(other.identity.get());
        assertThat(discovery.identify(Optional.of("one"), Address.of("127.0.0.1")))
                .isEqualTo(unusable);
        other.refusal = Optional.of(new DeviceException.Unreachable("x", Text.literal("y"), null));
        assertThat(discovery.identify(Optional.empty(), Address.of("127.0.0.1")))
                .isEqualTo(unusable);
        one.refusal = Optional.of(new DeviceException.WrongCredentials("x"));
        assertThatThrownBy(() -> discovery.identify(Optional.empty(), Address.of("127.0.0.1")))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        assertThatThrownBy(() -> discovery.identify(Optional.of("none"), Address.of("127.0.0.1")))
                .isInstanceOf(DeviceException.Unsupported.class);
    }
}
