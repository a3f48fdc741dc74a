// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Text;
import org.holdfast.family.miio.token.DeviceToken;
import org.holdfast.family.miio.token.KnownDevice;
import org.holdfast.family.miio.token.KnownDevices;
import org.holdfast.family.miio.token.PastedTokens;
import org.holdfast.family.miio.token.Placeholder;
import org.holdfast.family.miio.token.TokenFiles;
import org.holdfast.family.miio.token.TokenImportException;
import org.holdfast.net.Address;
import org.holdfast.net.MalformedAddressException;

/** Tokens from texts and files, for the secret store. */
final class TokenImport implements SecretImport {
    private static final Pattern DID = Pattern.compile("[0-9]{1,10}");
    private static final long LARGEST_DID = 0xffff_ffffL;

    @Override
    public Text pasteHelp() {
        return text("import.paste-help");
    }

    @Override
    public Text fileHelp() {
        return text("import.file-help");
    }

    @Override
    public Held paste(String words) throws DeviceException {
        try (KnownDevices known = PastedTokens.read(words, Placeholder.REFUSE)) {
            return held(known);
        } catch (TokenImportException e) {
            throw failure(e);
        }
    }

    @Override
    public Held file(Path file, char[] password) throws DeviceException, InterruptedException {
        try (KnownDevices known = TokenFiles.read(file, password, Placeholder.REFUSE)) {
            return held(known);
        } catch (TokenImportException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failure(e);
        }
    }

    private static DeviceException failure(TokenImportException e) {
        return switch (e.problem()) {
            case PASSWORD_NEEDED, WRONG_PASSWORD -> new DeviceException.WrongCredentials(e.sentence(), e.advice());
            default -> new DeviceException.NotAllowed(e.sentence(), e.advice());
        };
    }

    private static Held held(KnownDevices known) {
        List<Known> devices = new ArrayList<>();
        int without = 0;
        for (KnownDevice each : known.devices()) {
            DeviceToken token = each.token();
            if (token == null) {
                without++;
            } else {
                devices.add(new Known(
                        id(each.did()),
                        each.name(),
                        model(each),
                        address(each.address()),
                        SavedToken.KIND,
                        token.hex()));
            }
        }
        List<Text> remarks = new ArrayList<>();
        // One that could not be read is among those without.
        if (without > 0) {
            remarks.add(text("import.without", without));
        }
        if (known.cut()) {
            remarks.add(text("import.cut"));
        }
        return new Held(devices, remarks);
    }

    private static Optional<String> id(String did) {
        if (!DID.matcher(did).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(did);
        return number > 0 && number < LARGEST_DID ? Optional.of(MiioAddress.id(number)) : Optional.empty();
    }

    private static String model(KnownDevice device) {
        return ModelName.of(device.model()).orElse("");
    }

    private static Optional<Address> address(String said) {
        try {
            return said.isEmpty() ? Optional.empty() : Optional.of(Address.parse(said));
        } catch (MalformedAddressException e) {
            return Optional.empty();
        }
    }
}
