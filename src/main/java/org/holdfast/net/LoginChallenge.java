// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an HTTP or RTSP server asks before it lets somebody in: Basic (RFC 7617) or Digest (RFC 7616, and RFC 2617 for
 * cameras that know no {@code qop}). Counts its answers, so that one serves a whole session. Thread-safe.
 */
public final class LoginChallenge {
    private static final int LONGEST = 2048;
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SCHEME = Pattern.compile("(?i)\\s*(basic|digest)(?:\\s+(.*))?");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z-]{1,20})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))");
    /** Strongest first; a suffix {@code -sess} changes how the key is made. */
    private static final Map<String, String> HASHES = Map.of("MD5", "MD5", "SHA-256", "SHA-256");

    private final boolean digest;
    private final Map<String, String> parameters;
    private final String algorithm;
    private final AtomicInteger count = new AtomicInteger();

    private LoginChallenge(boolean digest, Map<String, String> parameters) {
        this.digest = digest;
        this.parameters = Map.copyOf(parameters);
        algorithm = parameters.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
    }

    /** The strongest that can be answered among the values of {@code WWW-Authenticate}, which are hostile. */
    public static Optional<LoginChallenge> strongest(List<String> headers) {
        return headers.stream()
                .limit(8)
                .flatMap(header -> parse(header).stream())
                .max(Comparator.comparingInt(LoginChallenge::strength));
    }

    private static Optional<LoginChallenge> parse(String header) {
        Matcher scheme = SCHEME.matcher(header);
        if (header.length() > LONGEST || !header.chars().allMatch(c -> c >= 0x20 && c < 0x7F) || !scheme.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        Matcher each = PARAMETER.matcher(scheme.group(2) == null ? "" : scheme.group(2));
        while (each.find()) {
            String value = each.group(2) == null ? each.group(3) : each.group(2);
            parameters.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), value);
        }
        LoginChallenge challenge = new LoginChallenge("digest".equalsIgnoreCase(scheme.group(1)), parameters);
        return challenge.answerable() ? Optional.of(challenge) : Optional.empty();
    }

    private boolean answerable() {
        return !digest
                || (parameters.containsKey("nonce")
                        && HASHES.containsKey(hash())
                        && (!parameters.containsKey("qop") || auth()));
    }

    private int strength() {
        return digest ? (hash().equals("MD5") ? 1 : 2) : 0;
    }

    private String hash() {
        return algorithm.endsWith("-SESS") ? algorithm.substring(0, algorithm.length() - 5) : algorithm;
    }

    private boolean auth() {
        for (String each : parameters.getOrDefault("qop", "").split(",", 8)) {
            if (each.strip().equalsIgnoreCase("auth")) {
                return true;
            }
        }
        return false;
    }

    /** Whether only the number used once was too old, and the password was right. */
    public boolean stale() {
        return digest && "true".equalsIgnoreCase(parameters.get("stale"));
    }

    /**
     * The value of {@code Authorization} for one request.
     *
     * @param method such as {@code GET}
     * @param uri as it stands in the request line
     */
    public String answer(String method, String uri, String user, String password) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return answer(method, uri, user, password, HexFormat.of().formatHex(random));
    }

    /** @param own our own number used once */
    String answer(String method, String uri, String user, String password, String own) {
        if (!digest) {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        }
        String nonce = parameters.getOrDefault("nonce", "");
        String realm = parameters.getOrDefault("realm", "");
        String key = hashed(user + ":" + plain(realm) + ":" + password);
        if (algorithm.endsWith("-SESS")) {
            key = hashed(key + ":" + nonce + ":" + own);
        }
        String request = hashed(method + ":" + uri);
        StringBuilder answer = new StringBuilder("Digest username=\"" + quoted(user) + "\", realm=\"" + realm
                + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\"");
        if (auth()) {
            String number = "%08x".formatted(count.incrementAndGet());
            String response = hashed(key + ":" + plain(nonce) + ":" + number + ":" + own + ":auth:" + request);
            answer.append(", response=\"")
                    .append(response)
                    .append("\", qop=auth, nc=")
                    .append(number)
                    .append(", cnonce=\"")
                    .append(own)
                    .append('"');
        } else {
            answer.append(", response=\"")
                    .append(hashed(key + ":" + plain(nonce) + ":" + request))
                    .append('"');
            if (algorithm.endsWith("-SESS")) {
                answer.append(", cnonce=\"").append(own).append('"');
            }
        }
        if (parameters.containsKey("algorithm")) {
            answer.append(", algorithm=").append(parameters.get("algorithm"));
        }
        if (parameters.containsKey("opaque")) {
            answer.append(", opaque=\"").append(parameters.get("opaque")).append('"');
        }
        return answer.toString();
    }

    private static String plain(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    /** What a header can hold; a name with other characters than these was never let in by such a server. */
    private static String quoted(String plain) {
        return plain.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("([\"\\\\])", "\\\\$1");
    }

    private String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance(HASHES.get(hash())).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    /** Nothing of what was answered. */
    @Override
    public String toString() {
        return digest ? "Digest " + algorithm : "Basic";
    }
}
