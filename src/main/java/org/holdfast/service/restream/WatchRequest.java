// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.net.HttpRequest;

/** What a watcher asks for. */
sealed interface WatchRequest {
    /** The page that lists the cameras. */
    record Page() implements WatchRequest {}

    /** Moving pictures. */
    record Stream(String path) implements WatchRequest {}

    /** The next picture. */
    record Snapshot(String path) implements WatchRequest {}

    /** Something that is not there. */
    record Nothing() implements WatchRequest {}

    /** A way to ask that is not taken. */
    record OtherMethod() implements WatchRequest {}

    /**
     * A page of somewhere else that a browser was led to believe is here, which could then read the pictures; only names
     * that cannot be had on the Internet, and literal addresses, are taken.
     */
    record OtherHost() implements WatchRequest {}

    /** The name of moving pictures. */
    String STREAM = "video.mjpeg";
    /** The name of single pictures. */
    String SNAPSHOT = "snapshot.jpg";

    Pattern PATH = Pattern.compile("/([a-z0-9-]{1,60})/(video\\.mjpeg|snapshot\\.jpg)");
    Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.%]+\\]");

    /** @param only the only camera's path, which may be left out then */
    static WatchRequest of(HttpRequest request, Optional<String> only) {
        if (!request.header("Host").map(WatchRequest::isOurs).orElse(true)) {
            return new OtherHost();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return new OtherMethod();
        }
        String path = request.path();
        if (path.equals("/")) {
            return new Page();
        }
        if (only.isPresent() && (path.equals("/" + STREAM) || path.equals("/" + SNAPSHOT))) {
            path = "/" + only.get() + path;
        }
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return new Nothing();
        }
        return matcher.group(2).equals(STREAM) ? new Stream(matcher.group(1)) : new Snapshot(matcher.group(1));
    }

    private static boolean isOurs(String host) {
        String name = host.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
        return LITERAL.matcher(name).matches()
                || name.indexOf('.') < 0
                || name.matches("[a-z0-9.-]{1,200}\\.(local|lan|home|internal|localhost|home\\.arpa|fritz\\.box)");
    }
}
