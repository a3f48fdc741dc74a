// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.Optional;
import org.holdfast.family.a9.pppp.KnownForms;
import org.holdfast.family.a9.pppp.Uid;

/**
 * What the beginning of a UID suggests where its dialect is known (protocol reference, sections 1 and 4.3). A hint only:
 * vendors buy prefixes and change firmware, so what the camera answers decides.
 *
 * @param form what the cipher's key comes from, or {@code plain}
 * @param apps the apps that such cameras were sold with, as their makers write them; empty where none is known
 */
record UidPrefix(Variant variant, String form, String apps) {
    private static final KnownForms FORMS = KnownForms.load();

    /** What is known of a UID's prefix. */
    static Optional<UidPrefix> of(Uid uid) {
        return FORMS.hint(uid)
                .flatMap(hint -> hint.dialect()
                        .map(dialect ->
                                new UidPrefix(Variant.speaking(dialect), FORMS.name(hint.form()), hint.apps())));
    }
}
