// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.Typed;
import org.holdfast.service.Services;

/**
 * A device by the address of its stream. A name may stand in it, and {@code ***} where a token belongs; a password or a
 * token may not.
 *
 * @param family whose device it is
 */
record DescribedDevice(DeviceFamily family, Typed typed) {
    static DescribedDevice of(Services services, String text) throws UsageFailure {
        DescribedDevice found = services.families().stream()
                .flatMap(family -> family.typed(text).stream().map(typed -> new DescribedDevice(family, typed)))
                .findFirst()
                // The text is not repeated: it may hold a password all the same.
                .orElseThrow(() -> new UsageFailure(Words.of("add.no-stream")));
        if (found.typed.secrets().keySet().stream().anyMatch(kind -> !kind.equals(RtspAddress.USER))) {
            throw new UsageFailure(Words.of("add.secret"));
        }
        return found;
    }

    Device device() {
        return typed.device();
    }

    /**
     * All secrets by kind, for the caller to wipe: a token where the address has a place for one, a password where it
     * names a user or a file is given.
     */
    Map<String, char[]> ask(SecretInput input) throws CommandFailure, UsageFailure {
        Map<String, char[]> secrets = new HashMap<>();
        typed.secrets().forEach((kind, secret) -> secrets.put(kind, secret.toCharArray()));
        List<Credentials.Field> fields = family.credentials(device());
        boolean token = fields.stream().anyMatch(field -> field.kind().equals(RtspAddress.TOKEN));
        boolean password =
                typed.secrets().containsKey(RtspAddress.USER) || input.file().isPresent();
        String wanted = token ? RtspAddress.TOKEN : RtspAddress.PASSWORD;
        if (!token && !password) {
            return secrets;
        }
        Credentials.Field field = fields.stream()
                .filter(each -> each.kind().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of("add.no-stream")));
        char[] secret = input.ask(Words.of("settings.ask-secret", field.label()))
                .orElseThrow(() -> new UsageFailure(Words.of("add.secret")));
        if (secret.length == 0 || secret.length > field.longest()) {
            Arrays.fill(secret, '\0');
            throw new UsageFailure(Words.of("password.length", field.label(), Integer.toString(field.longest())));
        }
        secrets.put(wanted, secret);
        return secrets;
    }

    /** Opens it once. */
    void tryOut(Map<String, char[]> secrets) throws DeviceException, InterruptedException {
        Credentials credentials = kind -> Optional.ofNullable(secrets.get(kind)).map(char[]::clone);
        Connection opened = family.connect(device(), credentials);
        opened.close();
    }
}
