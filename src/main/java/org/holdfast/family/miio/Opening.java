// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.dialect.ChunkSize;
import org.holdfast.family.miio.dialect.Detection;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.family.miio.dialect.NamedMethods;
import org.holdfast.family.miio.dialect.NumberedProperties;
import org.holdfast.family.miio.model.DescriptionFiles;
import org.holdfast.family.miio.model.ModelCapabilities;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.HelloSearch;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Neighbourhood;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection, and says within eight seconds why where it cannot: nobody there, another network, another device,
 * another token, a refused clock (protocol reference, sections 3 and 5).
 */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Network network;
    private final MiioTimes times;
    private final Remembered remembered;
    private final DescriptionFiles files;

    Opening(Network network, MiioTimes times, Remembered remembered, DescriptionFiles files) {
        this.files = files;
        this.network = network;
        this.times = times;
        this.remembered = remembered;
    }

    MiioConnection open(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        Optional<LocalInterface> via = MiioChoices.via(device, network.interfaces());
        MiioClient client = client(device, credentials, via);
        boolean opened = false;
        try {
            MiioConnection connection = introduce(client, device);
            connection.start();
            opened = true;
            return connection;
        } finally {
            if (!opened) {
                client.close();
            }
        }
    }

    private MiioClient client(Device device, Credentials credentials, Optional<LocalInterface> via)
            throws DeviceException, InterruptedException {
        String where = place(device);
        try (Token token = SavedToken.of(credentials, where).orElse(null)) {
            if (token != null) {
                return MiioClient.open(
                        network, new Route(device.address(), via, OptionalLong.empty()), token, times.client());
            }
        }
        try (Token shown = shown(device, via)) {
            return MiioClient.open(
                    network, new Route(device.address(), via, OptionalLong.empty()), shown, times.client());
        }
    }

    /** A device that gives its token to everybody may as well give it to us; it is not kept. */
    private Token shown(Device device, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        String where = place(device);
        MiioAddress.requireLocal(network, device.address());
        Optional<Sighting> sighting =
                new HelloSearch(network).first(new SearchTargets.Target(device.address(), via), times.asking());
        if (sighting.isEmpty()) {
            throw MiioAddress.silent(network, device.address());
        }
        return sighting.get().shown().orElseThrow(() -> SavedToken.missing(where));
    }

    private MiioConnection introduce(MiioClient client, Device device) throws DeviceException, InterruptedException {
        long began = System.nanoTime();
        client.handshake();
        long did = client.did().orElse(0);
        if (device.identified() && !device.id().equals(MiioAddress.id(did))) {
            throw new DeviceException.Unreachable(client.where(), text("tried.hello"), text("another.advice"), null);
        }
        DeviceInfo info = info(client, device, began);
        Remembered known = remembered;
        Optional<String> spoke = known.dialect(device);
        MiioHeartbeat heartbeat = new MiioHeartbeat(client, times.beat(), why -> {
            LOG.info("{} speaks another dialect than before", client.where());
            known.doubt(device);
        });
        Calls calls = new Calls(client, heartbeat, spoke.isEmpty());
        String model = info.model().orElse(device.model());
        Dialect dialect = dialect(spoke.isPresent() ? spoke.get() : Detection.detect(calls), calls, model);
        known.spoke(device, dialect.name());
        ModelCapabilities offered = offered(model, dialect);
        Device met = new Device(
                device.id(),
                MiioFamily.ID,
                model,
                device.name(),
                device.address(),
                MiioChoices.with(device.options(), dialect.name()));
        return new MiioConnection(met, info, client, calls, heartbeat, dialect, offered, times);
    }

    private Dialect dialect(String name, Calls calls, String model) {
        ChunkSize size = remembered.size(model);
        return name.equals(Dialect.Miot.NAME)
                ? new Dialect.Miot(new NumberedProperties(calls, size, times.pause()))
                : new Dialect.Legacy(new NamedMethods(calls, size));
    }

    /** One that answers questions badly still has its raw properties and commands. */
    private ModelCapabilities offered(String model, Dialect dialect) throws DeviceException, InterruptedException {
        try {
            return ModelCapabilities.of(model, dialect, files, network.clock());
        } catch (DeviceException.Refused | DeviceException.Malformed | DeviceException.Media e) {
            LOG.info("What a device offers is not known: {}", e.getMessage());
            return ModelCapabilities.NONE;
        }
    }

    /** What it tells of itself, which proves that the token is right; a refusal proves that, too. */
    private DeviceInfo info(MiioClient client, Device device, long began) throws DeviceException, InterruptedException {
        Duration left = times.client().patience().minusNanos(System.nanoTime() - began);
        try {
            Answer answer = client.call(Call.info(), left);
            return answer instanceof Answer.Result(var value) ? DeviceInfo.of(value) : DeviceInfo.NOTHING;
        } catch (DeviceException e) {
            throw verdict(client, device, e);
        }
    }

    private DeviceException verdict(MiioClient client, Device device, DeviceException why) {
        String where = client.where();
        return switch (client.contact().verdict()) {
            case TOKEN_CHANGED ->
                new DeviceException.WrongCredentials(text("token.changed", where), text("token.changed.advice"));
            case WRONG_TOKEN ->
                new DeviceException.WrongCredentials(text("token.wrong", where), text("token.wrong.advice"));
            case DEAF, DEAF_SINCE ->
                // One that took our commands before may be busy: it is asked again, unlike one that never did.
                remembered.answered(device)
                        ? new DeviceException.TimedOut(where, text("tried.command"), text("paired-again.advice"), why)
                        : new DeviceException.WrongCredentials(text("token.deaf", where), text("token.wrong.advice"));
            case OTHER_DEVICE ->
                new DeviceException.Unreachable(where, text("tried.hello"), text("another.advice"), why);
            case SILENT, SILENT_IN_OTHER_NETWORK, NO_WAY, STAMP_REFUSED, ANSWERS, ANSWERS_AFTER_HELLO -> why;
        };
    }

    private static String place(Device device) {
        return device.address().host() + ":" + device.address().portOr(Neighbourhood.PORT);
    }
}
