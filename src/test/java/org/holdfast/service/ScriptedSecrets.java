// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Text;

/** A store for secrets in memory, with a passphrase. */
public final class ScriptedSecrets implements Secrets {
    /** What was asked to be removed, as {@code DEVICE KIND}. */
    public final List<String> removed = new CopyOnWriteArrayList<>();

    private final Map<String, char[]> kept = new ConcurrentHashMap<>();
    private char[] passphrase = new char[0];
    private volatile boolean locked;

    /** Locks it. */
    public void lock() {
        locked = true;
    }

    @Override
    public Optional<char[]> get(String device, String kind) throws IOException {
        open();
        return Optional.ofNullable(kept.get(device + " " + kind)).map(char[]::clone);
    }

    @Override
    public void put(String device, String kind, char[] secret) throws IOException {
        open();
        kept.put(device + " " + kind, secret.clone());
    }

    @Override
    public void remove(String device, String kind) throws IOException {
        open();
        kept.remove(device + " " + kind);
        removed.add(device + " " + kind);
    }

    private void open() throws IOException {
        if (locked) {
            throw new IOException("The store is locked.");
        }
    }

    @Override
    public Text where() {
        return Text.literal("In a file that only you can read.");
    }

    @Override
    public Protection protection() {
        if (locked) {
            return Protection.LOCKED;
        }
        return passphrase.length == 0 ? Protection.PRIVATE_FILE : Protection.PASSPHRASE_FILE;
    }

    @Override
    public void changePassphrase(char[] present, char[] wanted) throws IOException {
        if (!Arrays.equals(present, passphrase)) {
            throw new IOException("The passphrase is wrong.");
        }
        passphrase = wanted.clone();
    }

    @Override
    public boolean unlock(char[] typed) {
        locked = locked && !Arrays.equals(typed, passphrase);
        return !locked;
    }
}
