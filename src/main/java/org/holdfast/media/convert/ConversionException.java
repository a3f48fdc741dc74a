// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.util.List;

/** A conversion that came to nothing, and about which clips. */
public final class ConversionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ConversionFault fault;
    private final transient List<String> about;

    public ConversionException(ConversionFault fault, List<String> about) {
        super(fault + " " + about);
        this.fault = fault;
        this.about = List.copyOf(about);
    }

    public ConversionFault fault() {
        return fault;
    }

    /** The values of its sentence. */
    public List<String> about() {
        return about;
    }
}
