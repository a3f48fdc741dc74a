// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reply, read as leniently as devices and simulators differ (protocol reference, section 4).
 *
 * @param id which command it answers; empty where it does not say
 */
record Reply(OptionalLong id, Answer answer) {
    /** Words are cut to this. */
    static final int LONGEST_WORDS = 120;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

    static Reply of(ObjectNode reply) {
        return new Reply(number(reply.path("id")), answer(reply));
    }

    private static Answer answer(ObjectNode reply) {
        JsonNode error = reply.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            return failure(error);
        }
        JsonNode result = reply.path("result");
        if (!result.isMissingNode()) {
            return new Answer.Result(result);
        }
        if (number(reply.path("code")).orElse(0) < 0) {
            return failure(reply);
        }
        return new Answer.Result(reply);
    }

    private static Answer failure(JsonNode error) {
        OptionalLong code = number(error.isObject() ? error.path("code") : error);
        JsonNode message = error.isObject() ? error.path("message") : error;
        String words = words(message.isString() ? message : error.path("error"));
        long number = code.orElse(0);
        return new Answer.Failure(number == (int) number ? (int) number : 0, words);
    }

    private static String words(JsonNode message) {
        if (!message.isString()) {
            return "";
        }
        String plain = message.stringValue().replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain;
    }

    /** A whole number, also where it is written as a text. */
    private static OptionalLong number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        return value.isString() && NUMBER.matcher(value.stringValue()).matches()
                ? OptionalLong.of(Long.parseLong(value.stringValue()))
                : OptionalLong.empty();
    }
}
