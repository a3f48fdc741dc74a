// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.SecretImport;
import org.holdfast.device.SecretImport.Held;
import org.holdfast.device.SecretImport.Known;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.SecretImports;
import org.holdfast.service.Secrets;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.store.SavedWaitingSecrets;

/** {@link SecretImports} with the readers that the families have. */
public final class FamilySecretImports implements SecretImports {
    /** So many devices that are not saved are remembered. */
    private static final int MOST_WAITING = 4000;

    private final List<DeviceFamily> families;
    private final DeviceBook book;
    private final Discovery discovery;
    private final Secrets secrets;
    private final SavedWaitingSecrets waiting;
    private final Consumer<char[]> learn;

    /** @param learn is told each secret that was read, so that no log repeats it; does not keep the array */
    public FamilySecretImports(
            List<DeviceFamily> families,
            DeviceBook book,
            Discovery discovery,
            Secrets secrets,
            SavedWaitingSecrets waiting,
            Consumer<char[]> learn) {
        this.families = List.copyOf(families);
        this.book = book;
        this.discovery = discovery;
        this.secrets = secrets;
        this.waiting = waiting;
        this.learn = learn;
    }

    @Override
    public List<DeviceFamily> readers() {
        return families.stream()
                .filter(family -> family.secretImport().isPresent())
                .toList();
    }

    @Override
    public Preview paste(String text) throws DeviceException {
        DeviceException first = noReader();
        for (DeviceFamily family : readers().reversed()) {
            try {
                return preview(family, reader(family).paste(text));
            } catch (DeviceException.NotAllowed e) {
                first = e;
            }
        }
        throw first;
    }

    @Override
    public Preview file(Path file, char[] password) throws DeviceException, InterruptedException {
        DeviceException first = noReader();
        for (DeviceFamily family : readers().reversed()) {
            try {
                return preview(family, reader(family).file(file, password));
            } catch (DeviceException.NotAllowed e) {
                first = e;
            }
        }
        throw first;
    }

    private static SecretImport reader(DeviceFamily family) {
        return family.secretImport().orElseThrow();
    }

    private static DeviceException noReader() {
        return new DeviceException.NotAllowed(
                ServiceTexts.of("import.no-reader"), ServiceTexts.of("import.no-reader.advice"));
    }

    private Preview preview(DeviceFamily family, Held held) throws DeviceException {
        boolean whole = false;
        try {
            held.devices().forEach(known -> learn.accept(known.secret()));
            List<Device> candidates = new ArrayList<>(book.devices().stream()
                    .filter(device -> device.family().equals(family.id()))
                    .toList());
            int saved = candidates.size();
            found(family).forEach(candidates::add);
            List<Item> items = new ArrayList<>();
            for (Known known : held.devices()) {
                Optional<Owner> owner = owner(known, candidates, saved);
                items.add(new Item(family.id(), known, owner, standing(known, owner)));
            }
            Preview preview = new Preview(items, held.remarks(), candidates);
            whole = true;
            return preview;
        } finally {
            if (!whole) {
                held.close();
            }
        }
    }

    private List<Device> found(DeviceFamily family) {
        return discovery.state().found().stream()
                .filter(each -> each.family().equals(family.id()))
                .filter(Found.Supported.class::isInstance)
                .map(each -> ((Found.Supported) each).device())
                .toList();
    }

    private static Optional<Owner> owner(Known known, List<Device> candidates, int saved) {
        for (int i = 0; i < candidates.size(); i++) {
            if (known.id().filter(candidates.get(i).id()::equals).isPresent()) {
                return Optional.of(new Owner(candidates.get(i), i < saved));
            }
        }
        return Optional.empty();
    }

    /** Not looked up for devices that are not here: a key store may take long for each of a thousand. */
    private Standing standing(Known known, Optional<Owner> owner) throws DeviceException {
        if (owner.isEmpty()) {
            return Standing.NEW;
        }
        Optional<char[]> kept = get(owner.get().device().id(), known.kind());
        if (kept.isEmpty()) {
            return Standing.NEW;
        }
        Standing standing = Arrays.equals(kept.get(), known.secret()) ? Standing.SAME : Standing.OTHER;
        wipe(kept.get());
        return standing;
    }

    @Override
    public Taken take(Device device, String kind, char[] typed) throws DeviceException {
        Optional<SecretImport> reader = families.stream()
                .filter(family -> family.id().equals(device.family()))
                .findFirst()
                .flatMap(DeviceFamily::secretImport);
        if (reader.isEmpty()) {
            learn.accept(typed);
            return new Taken(typed.clone(), 0);
        }
        try (Held held = reader.get().paste(new String(typed))) {
            held.devices().forEach(known -> learn.accept(known.secret()));
            List<Known> fitting = held.devices().stream()
                    .filter(known -> known.kind().equals(kind))
                    .toList();
            Known mine = mine(device, fitting);
            return new Taken(mine.secret().clone(), held.devices().size() - 1);
        }
    }

    /** The one that says it is this device's, else the only one that does not say whose it is. */
    private static Known mine(Device device, List<Known> all) throws DeviceException {
        for (Known each : all) {
            if (each.id().filter(device.id()::equals).isPresent()) {
                return each;
            }
        }
        List<Known> silent = all.stream().filter(known -> known.id().isEmpty()).toList();
        List<Known> here = silent.stream()
                .filter(known -> known.address()
                        .filter(address ->
                                address.host().equals(device.address().host()))
                        .isPresent())
                .toList();
        List<Known> possible = here.isEmpty() ? silent : here;
        if (possible.size() == 1) {
            return possible.getFirst();
        }
        if (possible.size() > 1) {
            throw refusal("import.several", device.name());
        }
        if (all.size() == 1) {
            Known other = all.getFirst();
            String name = other.name().isBlank() ? other.model() : other.name();
            throw name.isBlank()
                    ? refusal("import.other-device", device.name())
                    : refusal("import.other-device.named", device.name(), name);
        }
        throw refusal("import.other-devices", device.name(), all.size());
    }

    private static DeviceException refusal(String key, Object... arguments) {
        return new DeviceException.NotAllowed(
                ServiceTexts.of(key, arguments), ServiceTexts.of("import.other-device.advice"));
    }

    @Override
    public Optional<Found.Given> ask(Device device) throws DeviceException, InterruptedException {
        Found answer = discovery.identify(Optional.of(device.family()), device.address());
        if (!(answer instanceof Found.Supported supported)
                || !supported.device().id().equals(device.id())) {
            return Optional.empty();
        }
        supported.given().ifPresent(given -> {
            char[] secret = given.secret();
            learn.accept(secret);
            wipe(secret);
        });
        return supported.given();
    }

    @Override
    public boolean has(Device device, String kind) throws DeviceException {
        Optional<char[]> kept = get(device.id(), kind);
        kept.ifPresent(FamilySecretImports::wipe);
        return kept.isPresent();
    }

    @Override
    public void keep(Device device, Found.Given given) throws DeviceException {
        char[] secret = given.secret();
        try {
            put(device.id(), given.kind(), secret);
        } finally {
            wipe(secret);
        }
    }

    @Override
    public Outcome keep(List<Choice> choices) throws DeviceException {
        List<Waiting> strangers = new ArrayList<>();
        for (Choice choice : choices) {
            if (book.byId(choice.device()).isEmpty()) {
                Known known = choice.item().known();
                strangers.add(new Waiting(
                        choice.item().family(), choice.device(), known.kind(), known.name(), known.model()));
            }
        }
        // Listed first: what is kept can always be found and forgotten.
        if (!strangers.isEmpty()) {
            remember(strangers);
        }
        for (Choice choice : choices) {
            put(
                    choice.device(),
                    choice.item().known().kind(),
                    choice.item().known().secret());
        }
        return new Outcome(choices.size() - strangers.size(), strangers.size());
    }

    private void remember(List<Waiting> strangers) throws DeviceException {
        if (waiting.current().size() + strangers.size() > MOST_WAITING) {
            throw new DeviceException.NotAllowed(
                    ServiceTexts.of("import.too-many", MOST_WAITING), ServiceTexts.of("import.too-many.advice"));
        }
        update(before -> {
            List<Waiting> all = new ArrayList<>(before);
            for (Waiting each : strangers) {
                all.removeIf(known -> same(known, each));
                all.add(each);
            }
            return all;
        });
    }

    private static boolean same(Waiting one, Waiting other) {
        return one.device().equals(other.device()) && one.kind().equals(other.kind());
    }

    private void update(UnaryOperator<List<Waiting>> change) throws DeviceException {
        try {
            waiting.update(change);
        } catch (IOException e) {
            throw new DeviceException.Media(
                    ServiceTexts.of("import.unwritable", waiting.path().toString()),
                    ServiceTexts.of("book.unwritable.advice"),
                    e);
        }
    }

    @Override
    public List<Waiting> waiting() {
        return waiting.current().stream()
                .filter(each -> book.byId(each.device()).isEmpty())
                .toList();
    }

    @Override
    public void forget(Waiting forgotten) throws DeviceException {
        if (book.byId(forgotten.device()).isPresent()) {
            return; // added meanwhile: it is that device's now
        }
        try {
            secrets.remove(forgotten.device(), forgotten.kind());
        } catch (IOException e) {
            throw closed();
        }
        update(before -> before.stream().filter(each -> !same(each, forgotten)).toList());
    }

    private Optional<char[]> get(String device, String kind) throws DeviceException {
        return new SavedCredentials(secrets, device).get(kind);
    }

    private void put(String device, String kind, char[] secret) throws DeviceException {
        try {
            secrets.put(device, kind, secret);
        } catch (IOException e) {
            throw closed();
        }
    }

    /** Not the store's own words: none of them may carry a secret. */
    private static DeviceException closed() {
        return new DeviceException.Unsupported(
                ServiceTexts.of("connect.secrets-closed"), ServiceTexts.of("connect.secrets-closed.advice"));
    }

    private static void wipe(char[] secret) {
        Arrays.fill(secret, '\0');
    }
}
