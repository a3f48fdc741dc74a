// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.SecretImport;
import org.holdfast.net.Address;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.AppFolders;
import org.holdfast.service.ScriptedSecretImport;
import org.holdfast.service.ScriptedSecrets;
import org.holdfast.service.SecretImports;
import org.holdfast.service.SecretImports.Choice;
import org.holdfast.service.SecretImports.Item;
import org.holdfast.service.SecretImports.Preview;
import org.holdfast.service.SecretImports.Standing;
import org.holdfast.service.TestFamily;
import org.holdfast.service.TestTime;
import org.holdfast.service.search.FamilyDiscovery;
import org.holdfast.service.search.NetworkDiagnosis;
import org.holdfast.service.search.RealSystemFacts;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.holdfast.service.store.SavedWaitingSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// The fields are set before each test, which the checker does not know.
@SuppressWarnings("NullAway.Init")
class FamilySecretImportsTest {
    private static final String ONE = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";
    private static final String THIRD = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private final TestTime time = new TestTime();
    private final TestFamily family = new TestFamily("plug");
    private final ScriptedSecretImport reader = new ScriptedSecretImport();
    private final ScriptedSecrets secrets = new ScriptedSecrets();
    private final List<String> learned = new ArrayList<>();
    private SavedDeviceBook book;
    private FamilyDiscovery discovery;

    @BeforeEach
    void open() {
        family.reads = Optional.of(reader);
        book = new SavedDeviceBook(AppFolders.under(folder), DiskSteps.ofSystem(), time);
        discovery = discovery();
    }

    @AfterEach
    void close() {
        discovery.close();
    }

    private FamilyDiscovery discovery() {
        return new FamilyDiscovery(
                List.of(family),
                SearchTargets.loopbackOnly(),
                book,
                List::of,
                _ -> true,
                time,
                new NetworkDiagnosis(List.of(family), SearchTargets.loopbackOnly(), List::of, new RealSystemFacts()));
    }

    private SecretImports imports() {
        return new FamilySecretImports(
                List.of(new TestFamily("camera"), family),
                book,
                discovery,
                secrets,
                new SavedWaitingSecrets(folder, DiskSteps.ofSystem(), time.clock()),
                secret -> learned.add(new String(secret)));
    }

    private Device saved(String id, String address) {
        return book.add(family.found(id, address).device());
    }

    private static Choice choice(Item item) {
        return new Choice(item, item.known().id().orElseThrow());
    }

    private Optional<String> kept(String device) throws IOException {
        return secrets.get(device, ScriptedSecretImport.KIND).map(String::new);
    }

    @Test
    void whatIsPastedIsMatchedWithSavedAndFoundDevicesAndWithNone() throws Exception {
        saved("plug-1", "127.0.0.2");
        family.answers = List.of(family.found("plug-2", "127.0.0.3"));
        discovery.searchOnce();

        try (Preview preview = imports()
                .paste("plug-1|Heater|m1|127.0.0.9|" + ONE + "\nplug-2|Lamp|m1||" + OTHER + "\nplug-3|Fan|m3||" + THIRD
                        + "\nrubbish|")) {
            assertThat(preview.items())
                    .extracting(item -> item.owner().map(owner -> owner.device().id() + " " + owner.saved()))
                    .containsExactly(Optional.of("plug-1 true"), Optional.of("plug-2 false"), Optional.empty());
            assertThat(preview.items()).extracting(Item::standing).containsOnly(Standing.NEW);
            assertThat(preview.remarks()).hasSize(1);
            assertThat(preview.candidates()).extracting(Device::id).containsExactly("plug-1", "plug-2");
        }
        assertThat(kept("plug-1")).isEmpty();
        assertThat(learned).containsExactly(ONE, OTHER, THIRD);
    }

    @Test
    void closingAPreviewOverwritesWhatItHeld() throws Exception {
        imports().paste(ONE).close();

        assertThat(reader.handed.getFirst().secret()).containsOnly('\0');
    }

    @Test
    void whatIsKeptAlreadyIsToldFromWhatWouldBeReplaced() throws Exception {
        saved("plug-1", "127.0.0.2");
        saved("plug-2", "127.0.0.3");
        secrets.put("plug-1", "token", ONE.toCharArray());
        secrets.put("plug-2", "token", ONE.toCharArray());

        try (Preview preview = imports().paste("plug-1||||" + ONE + "\nplug-2||||" + OTHER)) {
            assertThat(preview.items()).extracting(Item::standing).containsExactly(Standing.SAME, Standing.OTHER);
        }
    }

    @Test
    void tokensOfDevicesThatAreNotHereWaitUntilTheyAreAdded() throws Exception {
        saved("plug-1", "127.0.0.2");
        SecretImports imports = imports();
        try (Preview preview = imports.paste("plug-1||||" + ONE + "\nplug-3|Fan|m3||" + THIRD)) {
            SecretImports.Outcome outcome = imports.keep(preview.items().stream()
                    .map(FamilySecretImportsTest::choice)
                    .toList());

            assertThat(outcome).isEqualTo(new SecretImports.Outcome(1, 1));
        }
        assertThat(kept("plug-1")).contains(ONE);
        assertThat(kept("plug-3")).contains(THIRD);
        // Another start of the program knows of it, too, and the list holds no token.
        assertThat(imports().waiting())
                .containsExactly(new SecretImports.Waiting("plug", "plug-3", "token", "Fan", "m3"));
        assertThat(Files.readString(folder.resolve("waiting-secrets.json"))).doesNotContain(THIRD);

        Device fan = new Device("plug-3", "plug", "m3", "m3", Address.parse("127.0.0.4"), Map.of());
        assertThat(imports.called(fan).name()).as("as its owner called it").isEqualTo("Fan");

        saved("plug-3", "127.0.0.4");

        assertThat(imports.waiting()).isEmpty();
        assertThat(kept("plug-3")).contains(THIRD);
    }

    @Test
    void aWaitingTokenIsForgottenAndOneOfAnAddedDeviceIsNot() throws Exception {
        SecretImports imports = imports();
        try (Preview preview = imports.paste("plug-3|Fan|m3||" + THIRD)) {
            imports.keep(List.of(choice(preview.items().getFirst())));
        }
        SecretImports.Waiting fan = imports.waiting().getFirst();
        saved("plug-3", "127.0.0.4");
        imports.forget(fan);
        assertThat(kept("plug-3")).contains(THIRD);
        book.remove("plug-3");

        imports.forget(fan);

        assertThat(kept("plug-3")).isEmpty();
        assertThat(imports.waiting()).isEmpty();
    }

    @Test
    void oneThatSaysWhoseItIsIsNeverKeptForAnother() throws Exception {
        try (Preview preview = imports().paste("plug-3|Fan|m3||" + THIRD)) {
            Item item = preview.items().getFirst();

            assertThatThrownBy(() -> new Choice(item, "plug-1")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aBareTokenIsTakenForTheDeviceThatAsksAndABlockIsSearchedForIt() throws Exception {
        Device heater = saved("plug-1", "127.0.0.2");
        SecretImports imports = imports();

        assertThat(imports.take(heater, "token", ONE.toCharArray()).secret()).containsExactly(ONE.toCharArray());
        SecretImports.Taken taken = imports.take(
                heater, "token", ("plug-3|Fan|m3||" + THIRD + "\nplug-1|Heater|m1||" + OTHER).toCharArray());

        assertThat(taken.secret()).containsExactly(OTHER.toCharArray());
        assertThat(taken.others()).isEqualTo(1);
        assertThat(reader.handed).allSatisfy(known -> assertThat(known.secret()).containsOnly('\0'));
        assertThat(learned).contains(ONE, OTHER, THIRD);
    }

    @Test
    void theTokenOfAnotherDeviceIsSaidAndNotTaken() {
        Device heater = saved("plug-1", "127.0.0.2").named("Heater");

        assertThatThrownBy(() -> imports().take(heater, "token", ("plug-3|Fan|m3||" + THIRD).toCharArray()))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        why -> assertThat(why.sentence().toString())
                                .contains("another device")
                                .contains("Fan"));
        assertThatThrownBy(() -> imports().take(heater, "token", (ONE + "\n" + OTHER).toCharArray()))
                .isInstanceOfSatisfying(
                        DeviceException.NotAllowed.class,
                        why -> assertThat(why.sentence().toString()).contains("several tokens"));
    }

    @Test
    void amongSeveralThatDoNotSayWhoseTheyAreTheAddressTells() throws Exception {
        Device heater = saved("plug-1", "127.0.0.2");

        SecretImports.Taken taken =
                imports().take(heater, "token", ("|A||127.0.0.2|" + ONE + "\n|B||127.0.0.3|" + OTHER).toCharArray());

        assertThat(taken.secret()).containsExactly(ONE.toCharArray());
    }

    @Test
    void aFamilyThatReadsNoTextsGetsWhatWasTyped() throws Exception {
        Device camera = new TestFamily("camera").found("cam-1", "127.0.0.2").device();

        assertThat(imports().take(camera, "password", "secret".toCharArray()).secret())
                .containsExactly("secret".toCharArray());
    }

    @Test
    void aDeviceIsAskedWhetherItGivesItsTokenAway() throws Exception {
        Device heater = saved("plug-1", "127.0.0.2");
        Found.Given given = new Found.Given("token", ONE.toCharArray());
        family.identity = Optional.of(new Found.Supported(heater, List.of(), Optional.of(given)));
        SecretImports imports = imports();

        Found.Given told = imports.ask(heater).orElseThrow();
        imports.keep(heater, told);

        assertThat(kept("plug-1")).contains(ONE);
        assertThat(imports.has(heater, "token")).isTrue();
        // Another device took its address.
        family.identity = Optional.of(family.found("plug-2", "127.0.0.2"));
        assertThat(imports.ask(heater)).isEmpty();
    }

    @Test
    void afterAResetTheNewTokenIsTheOneThatIsOffered() throws Exception {
        Found.Supported before = family.found("plug-1", "127.0.0.2");
        family.answers = List.of(new Found.Supported(
                before.device(), List.of(), Optional.of(new Found.Given("token", ONE.toCharArray()))));
        discovery.searchOnce();
        family.answers = List.of(new Found.Supported(
                before.device(), List.of(), Optional.of(new Found.Given("token", OTHER.toCharArray()))));

        discovery.searchOnce();

        Found.Supported now = (Found.Supported) discovery.state().found().getFirst();
        assertThat(now.given().orElseThrow().secret()).containsExactly(OTHER.toCharArray());
    }

    @Test
    void aFileThatWantsAPasswordSaysSoAndIsReadWithIt() throws Exception {
        Path file = Files.writeString(folder.resolve("backup.ab"), "locked:open\nplug-1|Heater|m1||" + ONE);

        assertThatThrownBy(() -> imports().file(file, new char[0]))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        try (Preview preview = imports().file(file, "open".toCharArray())) {
            assertThat(preview.items()).hasSize(1);
        }
    }

    @Test
    void aLockedStoreIsSaidAndNothingIsKept() throws Exception {
        SecretImports imports = imports();
        try (Preview preview = imports.paste("plug-3|Fan|m3||" + THIRD)) {
            secrets.lock();

            assertThatThrownBy(() -> imports.keep(List.of(choice(preview.items().getFirst()))))
                    .isInstanceOf(DeviceException.Unsupported.class);
        }
    }

    @Test
    void withoutAnyReaderThatIsSaid() {
        family.reads = Optional.<SecretImport>empty();

        assertThatThrownBy(() -> imports().paste(ONE)).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(imports().readers()).isEmpty();
    }
}
