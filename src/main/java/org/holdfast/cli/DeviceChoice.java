// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Place;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.MalformedAddressException;
import org.holdfast.service.LiveView;
import org.holdfast.service.Services;
import org.holdfast.service.UsualAddresses;

/** What DEVICE means on the command line. */
sealed interface DeviceChoice {
    /** How messages call it. */
    String name();

    /** A device, saved or given by {@code family@ADDRESS}. */
    record Known(Device device, boolean saved) implements DeviceChoice {
        @Override
        public String name() {
            return device.name();
        }
    }

    /** A stream by its address alone. */
    record Bare(LiveStream stream, String name) implements DeviceChoice {}

    /** A device where it has to be one. */
    static Known device(Services services, String text) throws UsageFailure {
        return switch (parse(services, text)) {
            case Known known -> known;
            case Bare bare -> throw new UsageFailure(Words.of("device.stream-here", bare.name()));
        };
    }

    /** A device or a stream, where a picture is wanted. */
    static DeviceChoice parse(Services services, String text) throws UsageFailure {
        Optional<Device> saved = services.book().byName(text);
        if (saved.isPresent()) {
            return new Known(saved.get(), true);
        }
        if (text.contains("://")) {
            return stream(text);
        }
        if (text.indexOf('@') < 0) {
            throw new UsageFailure(Words.of("device.unknown", text));
        }
        Place place = place(services, text);
        String family = place.family().orElseThrow();
        Address address = place.address();
        UsualAddresses addresses = new UsualAddresses(services.families());
        return services.book().devices().stream()
                .filter(each -> each.family().equals(family) && addresses.at(each, address))
                .findFirst()
                .map(each -> new Known(each, true))
                .orElseGet(() -> {
                    String name = place.toString();
                    return new Known(new Device(name, family, "", name, address, Map.of()), false);
                });
    }

    /** Joins its stream. */
    static LiveView.Session watch(Services services, DeviceChoice choice) {
        return switch (choice) {
            case Known known -> services.live().watch(known.device());
            case Bare bare -> services.live().watch(bare.stream());
        };
    }

    private static void requireFamily(Services services, String family) throws UsageFailure {
        if (services.families().stream().noneMatch(each -> each.id().equals(family))) {
            throw new UsageFailure(Words.of(
                    "family.unknown",
                    family,
                    services.families().stream().map(DeviceFamily::id).collect(Collectors.joining(", "))));
        }
    }

    /** An address, with a family that is known where one is given. */
    static Place place(Services services, String text) throws UsageFailure {
        Optional<Text> network = services.families().stream()
                .flatMap(each -> each.hint(text).stream())
                .findFirst();
        if (network.isPresent()) {
            throw new UsageFailure(Words.of("address.network-name", network.get()));
        }
        Place place;
        try {
            place = Place.parse(text);
        } catch (MalformedAddressException e) {
            throw new UsageFailure(Words.of("address." + e.problem(), e.part()));
        }
        if (place.family().isPresent()) {
            requireFamily(services, place.family().get());
        }
        UsualAddresses addresses = new UsualAddresses(services.families());
        Optional<String> unknown = addresses.unknownPort(place.family(), place.address());
        if (unknown.isPresent()) {
            throw new UsageFailure(
                    Words.of("port.unknown", unknown.get(), String.join(", ", addresses.portNames(place.family()))));
        }
        return place;
    }

    private static Bare stream(String text) throws UsageFailure {
        if (text.contains("@") || !RtspAddress.masked(text).equals(text)) {
            // The text is not repeated: it holds a password or a token.
            throw new UsageFailure(Words.of("stream.secret"));
        }
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageFailure(Words.of("stream.malformed", text));
        }
        if (address.getHost() == null) {
            throw new UsageFailure(Words.of("stream.malformed", text));
        }
        return switch (address.getScheme()) {
            case "rtsp" -> new Bare(new LiveStream.Rtsp(address, false, Optional.empty()), text);
            case "http" -> new Bare(new LiveStream.Mjpeg(address, Optional.empty()), text);
            default -> throw new UsageFailure(Words.of("stream.malformed", text));
        };
    }
}
