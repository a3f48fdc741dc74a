// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;

/** The user and password that go with each command. Thread-safe; never shown by {@link #toString}. */
public final class Login {
    /** The kind of secret that these cameras take. */
    public static final String PASSWORD = "password";

    private String user;
    private char[] password;

    /** @param password taken over */
    public Login(String user, char[] password) {
        this.user = user;
        this.password = password;
    }

    /**
     * The saved password, or the one that such cameras are sold with.
     *
     * @param user empty for the one that such cameras are sold with
     */
    public static Login of(Credentials credentials, String user, String usualUser, String usualPassword)
            throws DeviceException {
        Optional<char[]> saved = credentials.get(PASSWORD);
        return new Login(
                user.isBlank() ? usualUser : user.strip(),
                saved.filter(each -> each.length > 0).orElseGet(usualPassword::toCharArray));
    }

    public synchronized String user() {
        return user;
    }

    public synchronized String password() {
        return new String(password);
    }

    /** Uses another user from now on. */
    public synchronized void user(String other) {
        user = other;
    }

    /** Uses another password from now on. */
    public synchronized void password(String other) {
        wipe();
        password = other.toCharArray();
    }

    /** Overwrites the password. */
    public synchronized void wipe() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "Login";
    }
}
