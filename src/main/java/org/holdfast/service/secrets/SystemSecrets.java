// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;
import org.holdfast.service.ServiceTexts;

/** Secrets in the system's key store, with those that an earlier time without one left in the file. */
final class SystemSecrets implements Secrets {
    private final SystemKeyStore store;
    private final Optional<Secrets> file;

    /** @param file secrets that were put into a file while there was no key store */
    SystemSecrets(SystemKeyStore store, Optional<Secrets> file) {
        this.store = store;
        this.file = file;
    }

    @Override
    public Optional<char[]> get(String device, String kind) throws IOException {
        Optional<char[]> stored = store.get(account(device, kind));
        if (stored.isEmpty() && file.isPresent() && file.get().protection() != Protection.LOCKED) {
            return file.get().get(device, kind);
        }
        return stored;
    }

    @Override
    public void put(String device, String kind, char[] secret) throws IOException {
        store.put(account(device, kind), secret);
    }

    @Override
    public void remove(String device, String kind) throws IOException {
        store.remove(account(device, kind));
        if (file.isPresent() && file.get().protection() != Protection.LOCKED) {
            file.get().remove(device, kind);
        }
    }

    private static String account(String device, String kind) {
        return kind + " of " + device;
    }

    @Override
    public Text where() {
        return ServiceTexts.of("secrets.system", store.name());
    }

    @Override
    public Protection protection() {
        return Protection.SYSTEM_KEY_STORE;
    }

    @Override
    public void changePassphrase(char[] present, char[] wanted) {
        throw new UnsupportedOperationException("The system's key store has a passphrase of its own");
    }

    @Override
    public boolean unlock(char[] passphrase) throws IOException {
        return file.isEmpty() || file.get().unlock(passphrase);
    }

    @Override
    public String toString() {
        return "secrets in " + store.name();
    }
}
