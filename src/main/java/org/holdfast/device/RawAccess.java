// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The device's numbered properties and its commands as its own protocol has them, for models that nobody described yet. */
public non-sealed interface RawAccess extends Capability {
    /** Whether it has numbered properties; commands alone otherwise. */
    boolean browses();

    /**
     * Reads every property in a range, at a pace that the device stands; ends early when the thread is interrupted.
     *
     * @param range services and properties from 1, both ends included
     * @param each called for what exists, in order, from this thread
     * @throws DeviceException.NotAllowed for a range that is too large
     */
    void browse(Range range, Consumer<Property> each) throws DeviceException, InterruptedException;

    /**
     * Sends one command as it is, once, and never again by itself.
     *
     * @param method such as {@code get_prop}
     * @param parameters as JSON
     * @return the answer as JSON, without any token that it may hold
     * @throws DeviceException.NotAllowed for a method that could harm the device, or parameters that are no JSON
     */
    String send(String method, String parameters) throws DeviceException, InterruptedException;

    /** Methods worth trying on this model, with parameters. */
    List<Example> examples();

    /** Which numbers to ask. */
    record Range(int firstService, int lastService, int firstProperty, int lastProperty) {}

    /**
     * A property that exists.
     *
     * @param value as JSON; empty where it cannot be read
     * @param label what a description calls it; empty where none is known
     */
    record Property(int service, int property, Optional<String> value, Optional<Text> label) {}

    /** A command to begin with. */
    record Example(String method, String parameters) {}
}
