// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.place;

import java.time.Clock;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;

/**
 * What is around a virtual device.
 *
 * @param places where it may stand
 * @param faults what is wrong with it
 * @param clock the time
 * @param scenes what it shows
 */
public record Surroundings(Places places, Faults faults, Clock clock, SceneStore scenes) {}
