// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;

/**
 * Offers live pictures again over HTTP, so that browsers, VLC and Home Assistant can show them: MJPEG as
 * {@code multipart/x-mixed-replace}, single pictures, and a page that lists them. Off until the user switches it on. A
 * camera is watched once, however many watch it here, and only while somebody does. Thread-safe.
 */
public interface Restream extends AutoCloseable {
    /** What the user chose. */
    RestreamChoices choices();

    /**
     * Takes choices over, saves them, and listens as they say.
     *
     * @throws DeviceException when the address or the port cannot be had or the choices cannot be saved; what was chosen
     *     before then holds on
     */
    void choose(RestreamChoices choices) throws DeviceException;

    /** Like {@link #choose}, for this run of the program only. */
    void use(RestreamChoices choices) throws DeviceException;

    /** Like {@link #use}, with a password for this run; the array is not kept. */
    void useWith(RestreamChoices choices, char[] password) throws DeviceException;

    /** Starts to listen where the saved choices say so; what goes wrong is told by {@link #state}. */
    void begin();

    /**
     * Sets the password that watchers need, or with an empty array takes it away; the array is not kept.
     *
     * @throws DeviceException when it cannot be saved
     */
    void password(char[] password) throws DeviceException;

    /** Whether there is a password. */
    boolean hasPassword();

    State state();

    /** This computer's own addresses on which can be listened, this computer's alone first. */
    List<InetAddress> addresses();

    /** What is offered now or would be if it were switched on, in the order of the choices. */
    List<Offer> offers();

    /** Calls {@code changed} after each change of state, offers or watchers, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /** Ends all watching. */
    @Override
    void close();

    /** Whether it is on. */
    sealed interface State {
        /** Nothing is offered. */
        record Off() implements State {}

        /** It listens. */
        record On(InetSocketAddress address) implements State {}

        /** It should listen and cannot. */
        record Failed(DeviceException why) implements State {}
    }

    /**
     * One camera that is offered.
     *
     * @param page the page that lists all
     * @param watchers how many watch it now
     */
    record Offer(Device device, URI page, URI stream, URI snapshot, int watchers) {
        /** What to paste elsewhere. */
        public List<Line> lines(Optional<String> user) {
            return RestreamLines.of(this, user);
        }
    }

    /**
     * A line to paste.
     *
     * @param program {@code browser}, {@code vlc} or {@code home-assistant}
     */
    record Line(String program, String words) {}
}
