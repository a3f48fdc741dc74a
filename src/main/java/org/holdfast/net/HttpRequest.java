// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of an HTTP request that another program sent us.
 *
 * @param method in capitals, such as {@code GET}
 * @param path begins with a slash; percent signs are not resolved
 * @param query what stands behind the question mark; empty without one
 * @param headers by name, upper and lower case alike; the first of several with one name
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers) {
    public HttpRequest {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableMap(sorted);
    }

    /** The header of that name, upper and lower case alike. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Without the headers, which may hold credentials, and without the query. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
