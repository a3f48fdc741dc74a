// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;

/** Other {@link Secrets}, which tell whose changed. Thread-safe. */
public final class ToldSecrets implements Secrets {
    private final Secrets kept;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public ToldSecrets(Secrets kept) {
        this.kept = kept;
    }

    /** @param changed told the device's id after each change, on the thread that made it; it must return at once */
    public void listen(Consumer<String> changed) {
        listeners.add(changed);
    }

    @Override
    public Optional<char[]> get(String device, String kind) throws IOException {
        return kept.get(device, kind);
    }

    @Override
    public void put(String device, String kind, char[] secret) throws IOException {
        kept.put(device, kind, secret);
        listeners.forEach(each -> each.accept(device));
    }

    @Override
    public void remove(String device, String kind) throws IOException {
        kept.remove(device, kind);
        listeners.forEach(each -> each.accept(device));
    }

    @Override
    public Text where() {
        return kept.where();
    }

    @Override
    public Protection protection() {
        return kept.protection();
    }

    @Override
    public void changePassphrase(char[] present, char[] wanted) throws IOException {
        kept.changePassphrase(present, wanted);
    }

    @Override
    public boolean unlock(char[] passphrase) throws IOException {
        return kept.unlock(passphrase);
    }
}
