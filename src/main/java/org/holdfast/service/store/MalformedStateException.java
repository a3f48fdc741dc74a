// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

/** A saved file that makes no sense. */
public final class MalformedStateException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedStateException(String what) {
        super(what);
    }

    public MalformedStateException(String what, Throwable cause) {
        super(what, cause);
    }
}
