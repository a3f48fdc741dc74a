// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.RtspAddress;
import org.holdfast.net.LoginChallenge;
import org.jspecify.annotations.Nullable;

/**
 * How one session is let in (RFC 2326, section 14; RFC 7616 and 7617): the address with its token, and answers to the
 * server's challenge, given from the first one on with every request. Lives as long as the session. Thread-safe.
 */
final class RtspLogin {
    /** What cameras are delivered with; only tried together with a password. */
    private static final String USUAL_USER = "admin";

    private static final Pattern AUTHORIZATION = Pattern.compile("(?im)^(Authorization:)[^\\r\\n]*");

    private final String address;
    private final String user;
    private final String password;
    private final boolean known;
    private final List<String> hidden;
    private volatile @Nullable LoginChallenge challenge;

    private RtspLogin(String address, String token, Optional<String> user, Optional<String> password) {
        this.address = address;
        this.user = user.orElse(USUAL_USER);
        this.password = password.orElse("");
        known = user.isPresent() || password.isPresent();
        List<String> secrets = new ArrayList<>(Arrays.asList(token.split("&", -1)));
        secrets.add(token);
        secrets.add(this.password);
        hidden = secrets.stream()
                .filter(each -> !each.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** What the credentials hold now. */
    static RtspLogin of(LiveStream.Rtsp stream) throws DeviceException {
        String token = secret(stream.credentials(), RtspAddress.TOKEN).orElse("");
        return new RtspLogin(
                RtspAddress.filled(stream.address(), token),
                token,
                secret(stream.credentials(), RtspAddress.USER),
                secret(stream.credentials(), RtspAddress.PASSWORD));
    }

    private static Optional<String> secret(Credentials credentials, String kind) throws DeviceException {
        Optional<char[]> secret = credentials.get(kind);
        Optional<String> text = secret.map(String::new);
        secret.ifPresent(chars -> Arrays.fill(chars, '\0'));
        return text;
    }

    /** The address to ask for, with its secret values. Keep it out of everything but requests. */
    String address() {
        return address;
    }

    /** The header line for a request; empty before the server asked. */
    String header(String method, String url) {
        LoginChallenge asked = challenge;
        return asked == null ? "" : "Authorization: " + asked.answer(method, url, user, password) + "\r\n";
    }

    /**
     * Takes a challenge from a refusal.
     *
     * @return whether the request is worth sending again: the first time, and when the server only found its own
     *     number too old
     */
    boolean takes(RtspHead refusal) {
        Optional<LoginChallenge> asked = LoginChallenge.strongest(refusal.headers().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals("www-authenticate"))
                .map(RtspHead.Header::value)
                .toList());
        boolean worth =
                known && asked.isPresent() && (challenge == null || asked.get().stale());
        if (worth) {
            challenge = asked.get();
        }
        return worth;
    }

    /** A message as it may be logged. */
    String hide(String text) {
        String clean = AUTHORIZATION.matcher(text).replaceAll("$1 " + RtspAddress.MASK.replace("$", "\\$"));
        for (String each : hidden) {
            clean = clean.replace(each, RtspAddress.MASK);
        }
        return RtspAddress.masked(clean);
    }

    /** Nothing of what it holds. */
    @Override
    public String toString() {
        return "RtspLogin";
    }
}
