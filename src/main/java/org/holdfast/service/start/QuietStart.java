// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Keeps Logback from printing on the console before {@link Logging} has started, or where it never does. Found by
 * Logback through {@code META-INF/services}.
 */
public final class QuietStart extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
