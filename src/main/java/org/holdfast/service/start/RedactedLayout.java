// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Lays a line out, stack trace included, and passes the whole through the redactor. */
final class RedactedLayout extends PatternLayout {
    private final Redactor redactor;

    RedactedLayout(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return redactor.redact(super.doLayout(event));
    }
}
