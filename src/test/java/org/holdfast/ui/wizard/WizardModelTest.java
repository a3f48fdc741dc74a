// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.ScriptedFamily;
import org.holdfast.ui.stage.StageHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way through the wizard, without a window. */
// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class WizardModelTest {
    @TempDir
    private Path folder;

    private final HandScreen screen = new HandScreen();
    private final AtomicInteger ends = new AtomicInteger();
    private StageHouse house;

    @BeforeEach
    void open() {
        house = new StageHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
        assertThat(screen.crashes()).isEqualTo(List.of());
    }

    private WizardModel begin(Optional<Found.Supported> found) {
        WizardModel model = WizardModel.begin(house.services(), screen.background(), found);
        model.onEnd(ends::incrementAndGet);
        return model;
    }

    private ChooseStep choose(WizardModel model) {
        return (ChooseStep) model.step();
    }

    private static void at(WizardModel model, String step) {
        assertThat(model.step().id()).isEqualTo(step);
    }

    private void answers(String host) {
        house.family.answer(new Found.Supported(
                new Device("typed", ScriptedFamily.ID, "SJ4000", "SJ4000", Address.of(host), Map.of()), List.of()));
    }

    @Test
    void aFamilyLeadsThroughAllSteps() {
        answers("192.168.1.254");
        WizardModel model = begin(Optional.empty());
        assertThat(model.first()).isTrue();

        choose(model).choose(new ChooseStep.Choice.OfFamily(house.family));
        model.next();
        at(model, "connect");
        model.next();
        screen.until(() -> model.step().id().equals("identify"));
        model.next();
        at(model, "name");
        model.next();
        screen.until(() -> model.step().id().equals("see"));
        assertThat(house.services().book().byName("SJ4000")).isPresent();
        model.next();

        assertThat(ends).hasValue(1);
    }

    @Test
    void theNameOfADevicesOwnNetworkIsExplainedAndNotAsked() {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ConnectStep connect = (ConnectStep) model.step();
        connect.addressProperty().set("LLM_123456");
        model.next();

        at(model, "connect");
        assertThat(connect.problemProperty().get().orElseThrow().words().in(Locale.ENGLISH))
                .isEqualTo("That is the name of a Wi-Fi network. By its name this is another maker's camera.");
        assertThat(model.draft().probeProperty().get()).isInstanceOf(Draft.Probe.Idle.class);
    }

    @Test
    void theSecretsOfAStreamsAddressAreHiddenAtOnceAndKeptApart() throws Exception {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ConnectStep connect = (ConnectStep) model.step();
        connect.addressProperty().set("rtsp://anna:s3cret@127.0.0.5/live?token=t0ken");

        assertThat(connect.check(false)).isTrue();
        assertThat(connect.addressProperty().get()).isEqualTo("rtsp://***@127.0.0.5/live?token=***");
        model.next();
        screen.until(() -> model.step().id().equals("identify"));
        assertThat(house.services().secrets().get("typed", "password")).isEmpty();
        model.next();
        at(model, "name");
        model.next();
        screen.until(() -> model.step().id().equals("see"));

        for (var kept :
                Map.of("user", "anna", "password", "s3cret", "token", "t0ken").entrySet()) {
            assertThat(house.services().secrets().get("typed", kept.getKey()).map(String::new))
                    .contains(kept.getValue());
        }
        assertThat(house.services().book().byId("typed").orElseThrow().options())
                .isEqualTo(Map.of("path", "/live?token=***"));
        assertThat(model.draft().secrets()).isEmpty();
    }

    @Test
    void aStreamThatWantsAnotherPasswordCanBeAddedAndSaysSo() {
        house.family.demand("right");
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ((ConnectStep) model.step()).addressProperty().set("rtsp://anna:wr0ng@127.0.0.5/live");
        model.next();
        screen.until(() -> model.step().id().equals("identify"));

        assertThat(model.draft().supported().orElseThrow().remarks())
                .hasSize(2)
                .noneSatisfy(each -> assertThat(each.toString()).contains("wr0ng"));
    }

    @Test
    void aStreamsAddressThatIsNoneIsNotRepeated() {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ((ConnectStep) model.step()).addressProperty().set("rtsp://anna:s3/cret@127.0.0.5/live");
        model.next();

        at(model, "connect");
        assertThat(model.step().problemProperty().get().orElseThrow().words().toString())
                .contains("address of a stream")
                .doesNotContain("s3");
    }

    @Test
    void withoutAChoiceItDoesNotGoOnAndSaysSo() {
        WizardModel model = begin(Optional.empty());

        model.next();

        at(model, "choose");
        assertThat(model.step().problemProperty().get().orElseThrow().field()).isEqualTo(ChooseStep.FIELD);
    }

    @Test
    void whatWasFoundNeedsNoConnectingOnTheWayThereOrBack() {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.OfFound(StageHouse.found("new", "New")));

        model.next();
        at(model, "identify");
        model.back();

        at(model, "choose");
    }

    @Test
    void fromAFoundDeviceOnlyTheNameIsLeftToAskFor() {
        WizardModel model = begin(Optional.of(StageHouse.found("new", "New")));

        at(model, "name");
        model.back();
        at(model, "identify");
        model.back();
        at(model, "choose");
        model.back();

        at(model, "choose");
    }

    @Test
    void anAddressThatIsLeftIsNotAskedAnyMore() {
        answers("127.0.0.5");
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ConnectStep connect = (ConnectStep) model.step();

        model.next();
        assertThat(connect.problemProperty().get()).isPresent();
        connect.addressProperty().set("127.0.0.5");
        model.next();
        assertThat(model.draft().probeProperty().get()).isInstanceOf(Draft.Probe.Running.class);
        model.back();

        at(model, "choose");
        assertThat(model.draft().probeProperty().get()).isEqualTo(new Draft.Probe.Idle());
    }

    @Test
    void aPortThatTheFamilyDoesNotKnowIsSaidToBeThat() {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.OfFamily(house.family));
        model.next();
        ConnectStep connect = (ConnectStep) model.step();

        connect.addressProperty().set("127.0.0.5,foo=3");
        model.next();

        at(model, "connect");
        assertThat(connect.problemProperty().get().orElseThrow().words())
                .hasToString("\"foo\" is no port that such a device has. These are known: events, rtsp.");
    }

    @Test
    void aFailureIsShownWhereTheDeviceWouldBe() {
        WizardModel model = begin(Optional.empty());
        choose(model).choose(new ChooseStep.Choice.ByAddress());
        model.next();
        ((ConnectStep) model.step()).addressProperty().set("127.0.0.66");
        model.next();

        screen.until(() -> model.step().id().equals("identify"));
        assertThat(model.draft().probeProperty().get()).isInstanceOf(Draft.Probe.Failed.class);
        model.next();

        at(model, "identify");
        assertThat(house.services().book().devices()).isEmpty();
    }

    @Test
    void closingEndsTheSearchAndWhatComesLaterMovesNothing() {
        answers("192.168.1.254");
        WizardModel model = begin(Optional.empty());
        assertThat(house.discovery.searchers()).isEqualTo(1);
        choose(model).choose(new ChooseStep.Choice.OfFamily(house.family));

        model.close();
        model.close();
        assertThat(house.discovery.searchers()).isZero();
        model.next();

        at(model, "choose");
        assertThat(house.services().book().devices()).isEmpty();
    }
}
