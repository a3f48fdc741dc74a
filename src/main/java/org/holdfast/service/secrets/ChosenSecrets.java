// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Chooses where secrets are kept when they are first needed, so that looking for the system's key store, which may
 * take seconds, never delays the start. Every secret that passes is told to {@code seen}, so that no log repeats it.
 */
public final class ChosenSecrets implements Secrets {
    private final Supplier<Secrets> choice;
    private final Consumer<char[]> seen;
    private @Nullable Secrets chosen;

    ChosenSecrets(Supplier<Secrets> choice, Consumer<char[]> seen) {
        this.choice = choice;
        this.seen = seen;
    }

    /**
     * The file in its folder where that was chosen by the user, so that nothing outside is touched.
     *
     * @param file the secrets' file, which is read already
     * @param seen is handed a copy of each secret that passes
     */
    public static Secrets inFile(FileSecrets file, Consumer<char[]> seen) {
        return new ChosenSecrets(() -> file, seen);
    }

    /** The system's key store where there is one, else the file. */
    public static Secrets ofSystem(FileSecrets file, Consumer<char[]> seen) {
        return new ChosenSecrets(
                () -> KeyringStore.find()
                        .<Secrets>map(store -> new SystemSecrets(store, Optional.of(file)))
                        .orElse(file),
                seen);
    }

    private synchronized Secrets chosen() {
        Secrets known = chosen;
        if (known == null) {
            known = choice.get();
            chosen = known;
        }
        return known;
    }

    @Override
    public Optional<char[]> get(String device, String kind) throws IOException {
        Optional<char[]> secret = chosen().get(device, kind);
        secret.ifPresent(each -> seen.accept(each.clone()));
        return secret;
    }

    @Override
    public void put(String device, String kind, char[] secret) throws IOException {
        seen.accept(secret.clone());
        chosen().put(device, kind, secret);
    }

    @Override
    public void remove(String device, String kind) throws IOException {
        chosen().remove(device, kind);
    }

    @Override
    public Text where() {
        return chosen().where();
    }

    @Override
    public Protection protection() {
        return chosen().protection();
    }

    @Override
    public void changePassphrase(char[] present, char[] wanted) throws IOException {
        chosen().changePassphrase(present, wanted);
    }

    @Override
    public boolean unlock(char[] passphrase) throws IOException {
        return chosen().unlock(passphrase);
    }
}
