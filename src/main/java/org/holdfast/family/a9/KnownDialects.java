// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.time.Clock;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.binary.BinaryDialect;
import org.holdfast.family.a9.cgi.CgiDialect;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.json.JsonDialect;
import org.holdfast.family.a9.pppp.PpppSession;

/**
 * The dialects that Holdfast speaks.
 *
 * @param clock what cameras' clocks are set by
 */
record KnownDialects(Clock clock) implements Dialects {
    @Override
    public CameraDialect over(PpppSession session, Variant variant, Credentials credentials, A9Choices choices)
            throws DeviceException {
        return switch (variant) {
            case JSON ->
                new JsonDialect(
                        session,
                        Login.of(credentials, choices.user(), JsonDialect.USUAL_USER, JsonDialect.USUAL_PASSWORD),
                        clock);
            case BINARY ->
                new BinaryDialect(
                        session,
                        Login.of(credentials, choices.user(), BinaryDialect.USUAL_USER, BinaryDialect.USUAL_PASSWORD));
            case CGI ->
                new CgiDialect(
                        session,
                        Login.of(credentials, choices.user(), CgiDialect.USUAL_USER, CgiDialect.USUAL_PASSWORD),
                        clock);
            case DEMO, RTSP -> throw new DeviceException.Unsupported(text("no-dialect"), text("no-dialect.advice"));
        };
    }
}
