// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.time.LocalDateTime;

/**
 * A file on the virtual card.
 *
 * @param folder such as {@code /DCIM/MOVIE}, empty for the root
 * @param name as it stands in the listing
 * @param modified the camera's local time of the last change
 * @param guarded whether it is protected against deletion
 */
record CardFile(String folder, String name, LocalDateTime modified, boolean guarded, Content content) {
    String path() {
        return folder + "/" + name;
    }
}
