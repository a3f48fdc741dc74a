// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.binary.BinaryDialect;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.pppp.Uid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which commands a camera answers, by logging in: first what it answered last, then what its cipher and its
 * UID suggest, then the others, each over a session of its own, because a camera that hears a foreign login hangs up
 * (protocol reference, sections 3.6 and 4.3). A wrong password is never tried again; where cipher and UID both say
 * binary, that the camera hangs up is taken for the same: at once with the user's own password, and with the usual one
 * when it does not answer in another dialect either.
 */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    /** How long other dialects get to show themselves where cipher and UID both say binary. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final PeerToPeer cameras;
    private final Dialects dialects;

    Answering(PeerToPeer cameras, Dialects dialects) {
        this.cameras = cameras;
        this.dialects = dialects;
    }

    /**
     * Opens a session and logs in.
     *
     * @param last what it answered last
     */
    LoggedIn open(Device device, A9Choices choices, Credentials credentials, Optional<Variant> last)
            throws DeviceException, InterruptedException {
        PeerToPeer.Opened opened = session(device, choices);
        boolean binary = suggestsBinary(opened);
        boolean hungUp = false;
        DeviceException first = null;
        for (Variant variant : order(opened, choices, last)) {
            if (first != null) {
                opened = session(device, choices);
            }
            try {
                return login(
                        opened,
                        variant,
                        choices,
                        credentials,
                        binary && first != null ? GLANCE : Conversation.PATIENCE);
            } catch (DeviceException.WrongCredentials e) {
                throw e;
            } catch (DeviceException e) {
                LOG.debug("{} does not answer as {}: {}", opened.session().uid(), variant, e.getMessage());
                hungUp |= e instanceof DeviceException.Refused && variant == Variant.BINARY && binary;
                first = first == null ? e : first;
                if (hungUp && isOwn(choices, credentials)) {
                    break;
                }
            }
        }
        if (hungUp) {
            throw new DeviceException.WrongCredentials(opened.session().where());
        }
        throw first == null ? new DeviceException.Unsupported(text("no-dialect"), text("no-dialect.advice")) : first;
    }

    private PeerToPeer.Opened session(Device device, A9Choices choices) throws DeviceException, InterruptedException {
        PeerToPeer.Opened opened = cameras.open(device.address(), choices.via());
        Uid uid = opened.session().uid();
        if (device.identified() && !device.id().equals(Device.idOf(A9Family.ID, uid.text()))) {
            opened.session().close();
            throw new DeviceException.Unsupported(text("another-camera"), text("another-camera.advice"));
        }
        return opened;
    }

    private LoggedIn login(
            PeerToPeer.Opened opened, Variant variant, A9Choices choices, Credentials credentials, Duration first)
            throws DeviceException, InterruptedException {
        boolean in = false;
        CameraDialect dialect = null;
        try {
            dialect = dialects.over(opened.session(), variant, credentials, choices);
            dialect.login(first);
            in = true;
            return new LoggedIn(opened, variant, dialect);
        } finally {
            if (!in) {
                if (dialect != null) {
                    dialect.close();
                }
                opened.session().close();
            }
        }
    }

    /** Whether both the cipher and the UID suggest the dialect that ends the session at a wrong password. */
    private static boolean suggestsBinary(PeerToPeer.Opened opened) {
        return !opened.ciphered()
                && UidPrefix.of(opened.session().uid())
                        .filter(known -> known.variant() == Variant.BINARY)
                        .isPresent();
    }

    /** Whether the account is the user's own, not the one that such cameras are sold with. */
    private static boolean isOwn(A9Choices choices, Credentials credentials) throws DeviceException {
        boolean own = !choices.user().isBlank() && !choices.user().equals(BinaryDialect.USUAL_USER);
        Optional<char[]> password = credentials.get(Login.PASSWORD);
        if (password.isPresent()) {
            own |= password.get().length > 0
                    && !Arrays.equals(password.get(), BinaryDialect.USUAL_PASSWORD.toCharArray());
            Arrays.fill(password.get(), '\0');
        }
        return own;
    }

    /** The likeliest first. */
    static List<Variant> order(PeerToPeer.Opened opened, A9Choices choices, Optional<Variant> last) {
        if (choices.variant().isPresent()) {
            return List.of(choices.variant().get());
        }
        Set<Variant> order = new LinkedHashSet<>();
        last.ifPresent(order::add);
        UidPrefix.of(opened.session().uid()).map(UidPrefix::variant).ifPresent(order::add);
        order.addAll(
                opened.ciphered()
                        ? List.of(Variant.JSON, Variant.CGI, Variant.BINARY)
                        : List.of(Variant.BINARY, Variant.JSON, Variant.CGI));
        return new ArrayList<>(order);
    }

    /** An open session that took the login. */
    record LoggedIn(PeerToPeer.Opened opened, Variant variant, CameraDialect dialect) {}
}
