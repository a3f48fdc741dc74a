// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.tour;

/**
 * One thing that a person does.
 *
 * @param name in words, such as "adds the camera that was found"
 */
public record TourStep(String name, Deed deed) {
    /** What is done. Runs on the tour's thread, not on the FX thread. */
    @FunctionalInterface
    public interface Deed {
        void run(TourGuide guide) throws Exception;
    }
}
