// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

/**
 * The ports that a virtual camera should use.
 *
 * @param http of the web server, 80 on a real one
 * @param rtsp 554 on a real one
 * @param events 3333 on a real one
 * @param mjpeg 8192 on a real one
 */
public record SjcamPorts(int http, int rtsp, int events, int mjpeg) {
    /** The real numbers. */
    public static final SjcamPorts REAL = new SjcamPorts(80, 554, 3333, 8192);
    /** Where the system keeps low numbers for itself. */
    public static final SjcamPorts UNPRIVILEGED = new SjcamPorts(18080, 18554, 3333, 8192);
    /** Whatever is free. */
    public static final SjcamPorts FREE = new SjcamPorts(0, 0, 0, 0);
}
