// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a MiIO device is behind its Wi-Fi module: its model and its own methods. For one thread at a time. */
interface Appliance {
    /** Tells it from the other virtual devices, in one word. */
    String word();

    /** Such as {@code chuangmi.plug.m1}. */
    String model();

    /** What it would be called. */
    String title();

    /** Which firmware its Wi-Fi module says it has. */
    String firmware();

    /** Whether it announces itself by mDNS, as many do and many do not. */
    boolean announces();

    /**
     * Does what a method says.
     *
     * @return the result
     * @throws Refusal where it does not know the method or a value
     */
    JsonNode call(String method, JsonNode parameters) throws Refusal;

    /** What it is now, by name, for tests. */
    Map<String, String> state();

    /** That it does not do something, and the code for it. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        Refusal(int code, String words) {
            super(words, null, false, false);
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
