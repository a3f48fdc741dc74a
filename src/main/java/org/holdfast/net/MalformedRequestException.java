// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;

/** What came is no HTTP request, or a larger one than anybody needs. */
public final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param what what is wrong; repeats nothing of the request */
    public MalformedRequestException(String what) {
        super(what);
    }
}
