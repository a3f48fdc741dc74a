// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the secrets' file looks: what is needed to open it, in the clear, and the rest sealed. */
final class SecretsFileFormat implements Shape<SecretsFileFormat.Sealed> {
    private static final int LONGEST = 4 << 20;

    /**
     * The file; bytes are in base 64.
     *
     * @param rounds of the passphrase's key derivation; 0 where the key lies in a file beside
     * @param salt for the key derivation; empty without
     * @param check an empty text under the same key, which tells a wrong passphrase from a damaged file
     * @param content the secrets, sealed
     */
    record Sealed(int rounds, String salt, String check, String content) {
        boolean hasPassphrase() {
            return rounds > 0;
        }

        /** What the seals protect beside their content. */
        byte[] bound(String part) {
            return (part + ":" + rounds + ":" + salt).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "sealed secrets";
        }
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Sealed initial() {
        return new Sealed(0, "", "", "");
    }

    @Override
    public void write(Sealed state, ObjectNode into) {
        into.put("rounds", state.rounds());
        into.put("salt", state.salt());
        into.put("check", state.check());
        into.put("sealed", state.content());
    }

    @Override
    public Sealed read(JsonNode content) throws MalformedStateException {
        JsonNode rounds = content.path("rounds");
        if (!rounds.isInt() || rounds.intValue() < 0 || rounds.intValue() > SecretBox.MOST_ROUNDS) {
            throw new MalformedStateException("The number of rounds makes no sense");
        }
        String salt = base64(content, "salt");
        if (rounds.intValue() > 0 && salt.length() < 8) {
            throw new MalformedStateException("The salt is too short");
        }
        return new Sealed(rounds.intValue(), salt, base64(content, "check"), base64(content, "sealed"));
    }

    private static String base64(JsonNode node, String name) throws MalformedStateException {
        JsonNode value = node.path(name);
        if (!value.isString() || value.stringValue().length() > LONGEST) {
            throw new MalformedStateException(name + " is missing");
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(value.stringValue());
            if (decoded.length > LONGEST) {
                throw new MalformedStateException(name + " is too long");
            }
            return value.stringValue();
        } catch (IllegalArgumentException e) {
            throw new MalformedStateException(name + " is no base 64", e);
        }
    }
}
