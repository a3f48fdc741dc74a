// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.BodyTooLargeException;
import org.holdfast.net.OutOfReachException;

/** What it means when talking over HTTP fails. */
final class HttpFailure {
    private HttpFailure() {}

    /** Of an exchange. */
    static DeviceException of(String where, Text tried, IOException e) {
        boolean notThere = e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || e instanceof UnknownHostException
                || e instanceof OutOfReachException
                || (e instanceof SocketTimeoutException && wasConnecting(e));
        if (notThere) {
            return unreachable(where, tried, e);
        }
        if (e instanceof java.io.InterruptedIOException) {
            return new DeviceException.TimedOut(where, tried, text("advice.silent"), e);
        }
        String key = e instanceof BodyTooLargeException ? "malformed.xml.TOO_LARGE" : "malformed.cut-off";
        return new DeviceException.Malformed(where, tried, text(key), e);
    }

    /** Of a connection that could not be made. */
    static DeviceException unreachable(String where, Text tried, IOException e) {
        return new DeviceException.Unreachable(where, tried, e);
    }

    /** OkHttp tells a connection that took too long from a silent one by its words only. */
    private static boolean wasConnecting(IOException e) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains("connect");
    }
}
