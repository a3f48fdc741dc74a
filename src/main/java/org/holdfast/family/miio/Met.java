// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;

/**
 * What a search knows of one device.
 *
 * @param did who it is, unsigned
 * @param model empty where nobody told it
 * @param via the interface that was asked for; empty where the system chose
 * @param shown the token that it gives away; not closed here
 * @param answered whether it answered a hello, and did not only announce itself
 */
record Met(
        long did,
        Optional<String> model,
        Address address,
        Optional<LocalInterface> via,
        Optional<Token> shown,
        boolean answered) {
    /** As a user is shown it. */
    Found.Supported found() {
        String number = Long.toUnsignedString(did);
        Map<String, String> options =
                via.map(each -> Map.of(MiioChoices.INTERFACE, each.name())).orElse(Map.of());
        Device device = new Device(
                MiioAddress.id(did), MiioFamily.ID, model.orElse(""), model.orElse("MiIO " + number), address, options);
        List<Text> remarks = new ArrayList<>();
        remarks.add(text("remark.device-id", number));
        if (answered) {
            remarks.add(text(shown.isPresent() ? "remark.token-shown" : "remark.token-withheld"));
        } else {
            remarks.add(text("remark.announced"));
        }
        return new Found.Supported(device, remarks, shown.map(token -> new Found.Given(SavedToken.KIND, token.hex())));
    }
}
