// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.net.MalformedAddressException.Problem;

/**
 * Where a device listens: {@code HOST[:PORT][,NAME=PORT]…}, for example
 * {@code 127.0.0.1:18080,rtsp=18554,events=13333}. What is not given keeps the protocol's own number.
 *
 * <p>It lives on this floor because {@link SearchTargets} holds such addresses.
 *
 * @param host name, IPv4 address, or IPv6 address without brackets
 * @param port the family's main port, empty for the protocol's own
 * @param ports further ports by name, never null, sorted
 */
public record Address(String host, OptionalInt port, SortedMap<String, Integer> ports) {
    private static final int LONGEST = 512;
    private static final Pattern MAIN =
            Pattern.compile("(?:\\[(?<six>[0-9A-Fa-f:.%a-z]+)]|(?<host>[A-Za-z0-9._-]+))(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern NAMED = Pattern.compile("(?<name>[a-z][a-z0-9-]*)=(?<port>[0-9]{1,5})");

    public Address {
        if (host.isEmpty() || host.length() > 253) {
            throw new MalformedAddressException(Problem.HOST, "");
        }
        port.ifPresent(Address::requirePort);
        ports.values().forEach(Address::requirePort);
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }

    /** An address of which only the host is known. */
    public static Address of(String host) {
        return new Address(host, OptionalInt.empty(), Collections.emptySortedMap());
    }

    /** An address with the family's main port. */
    public static Address of(String host, int port) {
        return new Address(host, OptionalInt.of(port), Collections.emptySortedMap());
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedAddressException when {@code text} is not an address
     */
    public static Address parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST) {
            throw new MalformedAddressException(Problem.LONG, Integer.toString(LONGEST));
        }
        String[] parts = trimmed.split(",", -1);
        Matcher main = MAIN.matcher(parts[0].strip());
        if (!main.matches()) {
            throw new MalformedAddressException(Problem.MAIN, parts[0].strip());
        }
        SortedMap<String, Integer> named = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            Matcher matcher = NAMED.matcher(parts[i].strip());
            if (!matcher.matches()) {
                throw new MalformedAddressException(Problem.NAMED, parts[i].strip());
            }
            named.put(matcher.group("name"), requirePort(Integer.parseInt(matcher.group("port"))));
        }
        String port = main.group("port");
        String host = main.group("six") != null ? main.group("six") : main.group("host");
        return new Address(host, port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)), named);
    }

    /** The main port, or {@code fallback} where none was given. */
    public int portOr(int fallback) {
        return port.orElse(fallback);
    }

    /** The port called {@code name}, or {@code fallback} where none was given. */
    public int portOr(String name, int fallback) {
        return ports.getOrDefault(name, fallback);
    }

    /** The host as it stands in a URL: an IPv6 address in brackets. */
    public String urlHost() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    /** The same address with one more named port. */
    public Address with(String name, int port) {
        SortedMap<String, Integer> more = new TreeMap<>(ports);
        more.put(name, port);
        return new Address(host, this.port, more);
    }

    /** The same address without those ports that are {@code main} or, by name, in {@code named}. */
    public Address without(int main, Map<String, Integer> named) {
        SortedMap<String, Integer> left = new TreeMap<>(ports);
        left.entrySet().removeIf(each -> each.getValue().equals(named.get(each.getKey())));
        return new Address(host, port.orElse(main) == main ? OptionalInt.empty() : port, left);
    }

    /** The text form, which {@link #parse} reads back to an equal address. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(urlHost());
        port.ifPresent(number -> text.append(':').append(number));
        for (Map.Entry<String, Integer> entry : ports.entrySet()) {
            text.append(',').append(entry.getKey()).append('=').append(entry.getValue());
        }
        return text.toString();
    }

    private static int requirePort(int port) {
        if (port < 1 || port > 65535) {
            throw new MalformedAddressException(Problem.PORT, Integer.toString(port));
        }
        return port;
    }
}
