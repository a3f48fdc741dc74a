// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.holdfast.device.Text;
import org.holdfast.service.Secrets;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.SafeFile;
import org.holdfast.service.store.StateCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in {@code secrets.json}, sealed with a key that lies beside it in {@code secrets.key} or comes from a
 * passphrase. Without a passphrase this protects from a look at the file, a backup of it alone and other users of
 * this computer, and from nobody who can read both files; {@link #where} says so. Thread-safe.
 */
public final class FileSecrets implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(FileSecrets.class);

    private final SafeFile file;
    private final KeyFile keyFile;
    private final Path folder;
    private final int rounds;
    private final SecureRandom random = new SecureRandom();
    private final StateCodec<SecretsFileFormat.Sealed> codec = new StateCodec<>(new SecretsFileFormat());
    private final List<Text> problems = new ArrayList<>();
    private SecretList list = new SecretList();
    private SecretsFileFormat.@Nullable Sealed sealed;
    private byte @Nullable [] key;
    private byte @Nullable [] known;
    private boolean writable = true;

    public FileSecrets(Path folder, DiskSteps disk, Clock clock) {
        this(folder, disk, clock, SecretBox.ROUNDS);
    }

    /** @param rounds for a new passphrase; fewer only in tests */
    FileSecrets(Path folder, DiskSteps disk, Clock clock, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
        file = new SafeFile(folder.resolve("secrets.json"), disk, clock);
        keyFile = new KeyFile(folder.resolve("secrets.key"), disk, clock, random);
        load();
    }

    /** Whether there is a file in {@code folder}. */
    static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve("secrets.json"));
    }

    /** What went wrong while reading. */
    public synchronized List<Text> problems() {
        return List.copyOf(problems);
    }

    /** Takes up what another Holdfast wrote meanwhile, such as the command line beside the window. */
    private void refresh() throws IOException {
        Optional<byte[]> bytes = file.read();
        if (bytes.isPresent() && !Arrays.equals(bytes.get(), known)) {
            load();
        }
    }

    private void load() {
        try {
            Optional<byte[]> bytes = file.read();
            if (bytes.isEmpty()) {
                return;
            }
            SecretsFileFormat.Sealed read = codec.read(bytes.get());
            known = bytes.get();
            if (read.hasPassphrase()) {
                sealed = read;
                lockWhereChanged(read);
                return;
            }
            byte[] beside = keyFile.read();
            byte[] nothing = SecretBox.open(beside, bytes(read.check()), read.bound("check"));
            if (nothing.length != 0) {
                throw new MalformedStateException("The check is not empty");
            }
            list = unseal(read, beside);
            sealed = read;
            key = beside;
        } catch (StateCodec.FutureStateException e) {
            setAside("newer", "state.newer", e);
        } catch (MalformedStateException | GeneralSecurityException | SafeFile.TooLargeException e) {
            setAside("damaged", "secrets.damaged", e);
        } catch (IOException e) {
            LOG.warn("The secrets could not be read", e);
            writable = false;
            problems.add(ServiceTexts.of("state.unreadable", "secrets.json"));
        }
    }

    private void lockWhereChanged(SecretsFileFormat.Sealed read) {
        byte[] open = key;
        if (open == null) {
            return;
        }
        try {
            list = unseal(read, open);
        } catch (GeneralSecurityException | MalformedStateException e) {
            LOG.info("The secrets have another passphrase now");
            list.wipe();
            key = null;
        }
    }

    private void setAside(String why, String sentence, Exception cause) {
        LOG.warn("The secrets' file is set aside", cause);
        try {
            Path aside = file.setAside(why);
            problems.add(ServiceTexts.of(
                    sentence, "secrets.json", aside.getFileName().toString()));
        } catch (IOException e) {
            LOG.warn("The secrets' file could not be set aside", e);
            writable = false;
            problems.add(ServiceTexts.of("state.stuck", "secrets.json"));
        }
    }

    private static SecretList unseal(SecretsFileFormat.Sealed from, byte[] with)
            throws GeneralSecurityException, MalformedStateException {
        byte[] plain = SecretBox.open(with, bytes(from.content()), from.bound("content"));
        try {
            return SecretList.read(plain);
        } finally {
            SecretBox.wipe(plain);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64); // was looked at when the file was read
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public synchronized Optional<char[]> get(String device, String kind) throws IOException {
        requireOpen();
        return list.get(device, kind);
    }

    @Override
    public synchronized void put(String device, String kind, char[] secret) throws IOException {
        requireOpen();
        SecretList changed = list.copy();
        changed.put(device, kind, secret);
        save(changed);
    }

    @Override
    public synchronized void remove(String device, String kind) throws IOException {
        requireOpen();
        SecretList changed = list.copy();
        if (changed.remove(device, kind)) {
            save(changed);
        } else {
            changed.wipe();
        }
    }

    private void requireOpen() throws IOException {
        refresh();
        if (protection() == Protection.LOCKED) {
            throw new SecretsLockedException();
        }
    }

    private void save(SecretList changed) throws IOException {
        SecretsFileFormat.Sealed before = sealed;
        if (before != null && before.hasPassphrase()) {
            byte[] open = key;
            if (open == null) {
                throw new SecretsLockedException();
            }
            write(changed, open, before.rounds(), before.salt());
        } else {
            byte[] present = key;
            write(changed, present == null ? keyFile.readOrMake() : present, 0, "");
        }
    }

    private void write(SecretList changed, byte[] with, int newRounds, String salt) throws IOException {
        if (!writable) {
            throw new IOException("The secrets could not be read and are therefore not overwritten");
        }
        byte[] plain = changed.write();
        try {
            var empty = new SecretsFileFormat.Sealed(newRounds, salt, "", "");
            var fresh = new SecretsFileFormat.Sealed(
                    newRounds,
                    salt,
                    base64(SecretBox.seal(with, new byte[0], empty.bound("check"), random)),
                    base64(SecretBox.seal(with, plain, empty.bound("content"), random)));
            byte[] bytes = codec.write(fresh);
            file.write(bytes, false);
            known = bytes;
            list.wipe();
            list = changed;
            sealed = fresh;
            key = with;
        } catch (GeneralSecurityException e) {
            throw new IOException("The secrets could not be sealed", e);
        } finally {
            SecretBox.wipe(plain);
        }
    }

    @Override
    public Text where() {
        return switch (protection()) {
            case PASSPHRASE_FILE -> ServiceTexts.of("secrets.passphrase", place());
            case LOCKED -> ServiceTexts.of("secrets.locked", place());
            case PRIVATE_FILE, SYSTEM_KEY_STORE -> ServiceTexts.of("secrets.private", place());
        };
    }

    private String place() {
        return folder.resolve("secrets.json").toString();
    }

    @Override
    public synchronized Protection protection() {
        SecretsFileFormat.Sealed now = sealed;
        if (now == null || !now.hasPassphrase()) {
            return Protection.PRIVATE_FILE;
        }
        return key == null ? Protection.LOCKED : Protection.PASSPHRASE_FILE;
    }

    @Override
    public synchronized void changePassphrase(char[] present, char[] wanted) throws IOException {
        SecretsFileFormat.Sealed before = sealed;
        if (before != null && before.hasPassphrase() && !check(before, present)) {
            throw new IOException("The present passphrase is wrong");
        }
        requireOpen();
        try {
            if (wanted.length == 0) {
                // The key first, so that a kill in between leaves the old file readable.
                write(list.copy(), keyFile.make(), 0, "");
            } else {
                byte[] salt = new byte[SecretBox.SALT];
                random.nextBytes(salt);
                write(list.copy(), SecretBox.keyOf(wanted, salt, rounds), rounds, base64(salt));
                keyFile.remove();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("No key could be made of the passphrase", e);
        }
    }

    private boolean check(SecretsFileFormat.Sealed locked, char[] passphrase) throws IOException {
        try {
            byte[] candidate = SecretBox.keyOf(passphrase, bytes(locked.salt()), locked.rounds());
            try {
                SecretBox.open(candidate, bytes(locked.check()), locked.bound("check"));
            } catch (AEADBadTagException e) {
                return false;
            }
            if (key == null) {
                list = unseal(locked, candidate);
                key = candidate;
            } else {
                SecretBox.wipe(candidate);
            }
            return true;
        } catch (GeneralSecurityException | MalformedStateException e) {
            setAside("damaged", "secrets.damaged", e);
            sealed = null;
            throw new IOException("The secrets are damaged and were set aside", e);
        }
    }

    @Override
    public synchronized boolean unlock(char[] passphrase) throws IOException {
        SecretsFileFormat.Sealed locked = sealed;
        if (locked == null || !locked.hasPassphrase() || key != null) {
            return true;
        }
        return check(locked, Arrays.copyOf(passphrase, passphrase.length));
    }

    @Override
    public String toString() {
        return "secrets in a file, " + protection();
    }
}
