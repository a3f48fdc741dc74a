// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An RTSP address as its owner has it, taken apart into what may be shown and kept and what is secret: the name and
 * password before the host, and values in path and query whose name says that they are a token or a password.
 *
 * @param shown {@code rtsp://HOST[:PORT]/PATH[?QUERY]} without a name and a password; each secret value is {@link #MASK}
 * @param secrets by {@link #USER}, {@link #PASSWORD} and {@link #TOKEN}; several values of the last are joined by
 *     {@code &}
 */
public record RtspAddress(URI shown, Map<String, String> secrets) {
    /** What stands where a secret value is. */
    public static final String MASK = "***";

    /** The name before the host. */
    public static final String USER = "user";

    /** The password before the host. */
    public static final String PASSWORD = "password";

    /** The secret values in path and query. */
    public static final String TOKEN = "token";

    private static final int LONGEST = 1000;
    private static final Pattern WHOLE =
            Pattern.compile("(?i:rtsp)://(?:(?<login>[^/?#]*)@)?(?<host>\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})"
                    + "(?::(?<port>[0-9]{1,5}))?(?<rest>[/?][^#]*)?");
    private static final String NAME =
            "(?:token|auth|pass(?:wor|w|phrase)?d?|pwd|psw|secret|key|sig(?:n|nature)?|credentials?|session|sid)=";
    /** Separated by underscores, as in {@code /user=admin_password=abc_channel=1.sdp}, or in the usual way. */
    private static final Pattern SECRET = Pattern.compile("((?i:(?<=_)[A-Za-z0-9.-]{0,30}" + NAME + "))([^&;/?_]+)|"
            + "((?i:(?<=[/?&;])[A-Za-z0-9._-]{0,40}" + NAME + "))([^&;/?]+)");

    private static final Pattern SCHEME = Pattern.compile("^\\s*[A-Za-z][A-Za-z0-9+.-]*://");
    private static final Pattern AUTHORITY_END = Pattern.compile("[/?#]");
    private static final Pattern HOST_LIKE = Pattern.compile("\\[[^]]*]|localhost|[^@]*\\.[^@]*");
    private static final Pattern PORT_LIKE = Pattern.compile("[0-9]{0,5}");
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/?#\\s]*@");
    private static final Pattern NO_URI = Pattern.compile("[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})");

    public RtspAddress {
        secrets = Map.copyOf(secrets);
    }

    /** Takes an address apart; empty where {@code text} is none. */
    public static Optional<RtspAddress> parse(String text) {
        String trimmed = text.strip();
        Matcher matcher = WHOLE.matcher(trimmed);
        if (trimmed.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        String port = matcher.group("port");
        int number = port == null ? 1 : Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            return Optional.empty();
        }
        Map<String, String> secrets = new HashMap<>();
        String login = matcher.group("login");
        if (login != null) {
            int colon = login.indexOf(':');
            put(secrets, USER, decoded(colon < 0 ? login : login.substring(0, colon)));
            put(secrets, PASSWORD, colon < 0 ? "" : decoded(login.substring(colon + 1)));
        }
        List<String> values = new ArrayList<>();
        String rest = matcher.group("rest") == null ? "" : matcher.group("rest");
        String masked = masked(encoded(rest.startsWith("?") ? "/" + rest : rest), values);
        if (values.stream().anyMatch(value -> !value.equals(MASK))) {
            secrets.put(TOKEN, String.join("&", values));
        }
        String shown = "rtsp://" + matcher.group("host") + (port == null ? "" : ":" + port) + masked;
        try {
            URI uri = new URI(shown);
            return uri.getHost() == null ? Optional.empty() : Optional.of(new RtspAddress(uri, secrets));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, String> secrets, String kind, String value) {
        if (!value.isEmpty() && !value.equals(MASK)) {
            secrets.put(kind, value);
        }
    }

    private static String masked(String rest, List<String> values) {
        return SECRET.matcher(rest).replaceAll(match -> {
            boolean brief = match.group(1) != null;
            values.add(brief ? match.group(2) : match.group(4));
            return Matcher.quoteReplacement((brief ? match.group(1) : match.group(3)) + MASK);
        });
    }

    /** What an address may be shown as, whatever its scheme: without a login, and with secret values masked. */
    public static String masked(String address) {
        return masked(LOGIN.matcher(address).replaceAll(MASK + "@"), new ArrayList<>());
    }

    /**
     * What an address looks like while it is typed: each character of a password and of a secret value is {@code dot}.
     * A password ends at the last {@code @}; before that is typed, what follows a colon is one unless it can be a port.
     */
    public static String dotted(String typed, char dot) {
        Matcher scheme = SCHEME.matcher(typed);
        if (!scheme.find()) {
            return typed;
        }
        StringBuilder seen = new StringBuilder(typed);
        int from = scheme.end();
        int at = typed.lastIndexOf('@');
        int colon = colon(typed, from);
        if (colon >= 0 && at > colon) {
            dot(seen, colon + 1, at, dot);
        } else if (colon >= 0) {
            Matcher end = AUTHORITY_END.matcher(typed);
            int to = end.find(colon) ? end.start() : typed.length();
            String after = typed.substring(colon + 1, to);
            boolean host = HOST_LIKE.matcher(typed.substring(from, colon)).matches() || to < typed.length();
            if (!(host && PORT_LIKE.matcher(after).matches())) {
                dot(seen, colon + 1, typed.length(), dot);
            }
        }
        Matcher secret = SECRET.matcher(typed);
        int path = Math.max(from, at + 1);
        while (secret.find()) {
            int group = secret.group(1) == null ? 4 : 2;
            if (secret.start(group) >= path && !secret.group(group).equals(MASK)) {
                dot(seen, secret.start(group), secret.end(group), dot);
            }
        }
        return seen.toString();
    }

    /** Where the name or the host ends; −1 where it goes on. An address in brackets has colons of its own. */
    private static int colon(String typed, int from) {
        int bracket = typed.startsWith("[", from) ? typed.indexOf(']', from) : from;
        Matcher end = AUTHORITY_END.matcher(typed);
        int to = end.find(from) ? end.start() : typed.length();
        int colon = bracket < 0 ? -1 : typed.indexOf(':', bracket);
        return colon < to ? colon : -1;
    }

    private static void dot(StringBuilder seen, int from, int to, char dot) {
        for (int i = from; i < to; i++) {
            seen.setCharAt(i, dot);
        }
    }

    /** Whether there is a place for a {@link #TOKEN}. */
    public static boolean wantsToken(String shown) {
        return shown.contains("=" + MASK);
    }

    /**
     * The address as it is asked for.
     *
     * @param token the secret values, joined by {@code &}; what is not given stays masked
     */
    public static String filled(URI shown, String token) {
        String[] pieces = shown.toString().split(Pattern.quote("=" + MASK), -1);
        List<String> values = pieces.length == 2 ? List.of(token) : List.of(token.split("&", -1));
        StringBuilder whole = new StringBuilder(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            String value = i <= values.size() ? values.get(i - 1) : "";
            whole.append('=').append(value.isEmpty() ? MASK : encoded(value)).append(pieces[i]);
        }
        return whole.toString();
    }

    private static String encoded(String rest) {
        return NO_URI.matcher(rest).replaceAll(match -> {
            StringBuilder bytes = new StringBuilder();
            for (byte each : match.group().getBytes(StandardCharsets.UTF_8)) {
                bytes.append("%%%02X".formatted(Byte.toUnsignedInt(each)));
            }
            return Matcher.quoteReplacement(bytes.toString());
        });
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A password with a bare percent sign.
            return text;
        }
    }

    /** What may be shown. */
    @Override
    public String toString() {
        return shown.toString();
    }
}
