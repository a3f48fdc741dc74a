// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's key store through java-keyring. All calls run on one platform thread of their own, because they are
 * native or wait on D-Bus, and are given up after a while: a session bus that hangs must not hang Holdfast. Finding
 * it writes nothing into it.
 */
final class KeyringStore implements SystemKeyStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringStore.class);
    private static final String SERVICE = "Holdfast";
    private static final Duration PROBE = Duration.ofSeconds(3);
    /** Long, because the system may ask the user to unlock the store. */
    private static final Duration CALL = Duration.ofSeconds(60);

    private final Keyring keyring;
    private final ExecutorService thread;
    private final String name;

    private KeyringStore(Keyring keyring, ExecutorService thread) {
        this.keyring = keyring;
        this.thread = thread;
        name = name(keyring.getKeyringStorageType());
    }

    /** The store, or empty where there is none that answers within three seconds. */
    static Optional<SystemKeyStore> find() {
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("work-keyring").factory());
        CompletableFuture<Keyring> found = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                found.complete(Keyring.create());
            } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return Optional.of(new KeyringStore(found.get(PROBE.toMillis(), TimeUnit.MILLISECONDS), thread));
        } catch (ExecutionException e) {
            LOG.info("This system has no key store: {}", String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            LOG.warn("The system's key store does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
        return Optional.empty();
    }

    private static String name(KeyringStorageType type) {
        return switch (type) {
            case GNOME_KEYRING -> "Secret Service";
            case KWALLET -> "KDE Wallet";
            case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> "macOS Keychain";
            case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Manager";
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<char[]> get(String account) throws IOException {
        return call(() -> {
            try {
                return Optional.ofNullable(keyring.getPassword(SERVICE, account))
                        .map(String::toCharArray);
            } catch (PasswordAccessException e) {
                return Optional.empty(); // how every backend says that there is none
            }
        });
    }

    @Override
    public void put(String account, char[] secret) throws IOException {
        char[] copy = secret.clone();
        call(() -> {
            keyring.setPassword(SERVICE, account, new String(copy));
            Arrays.fill(copy, '\0');
            return "";
        });
    }

    @Override
    public void remove(String account) throws IOException {
        if (get(account).isEmpty()) {
            return;
        }
        call(() -> {
            keyring.deletePassword(SERVICE, account);
            return "";
        });
    }

    private <T> T call(Callable<T> work) throws IOException {
        Future<T> answer = thread.submit(work);
        try {
            return answer.get(CALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // The cause's own words are left out: what a backend puts there is not known.
            Throwable cause = e.getCause();
            String kind = cause == null ? "unknown" : cause.getClass().getSimpleName();
            throw new IOException("The key store of the system refused: " + kind);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("The system's key store does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking the system's key store", e);
        }
    }
}
