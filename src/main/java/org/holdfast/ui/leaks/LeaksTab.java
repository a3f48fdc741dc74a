// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.leaks;

import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Disclosure;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StandingTab;

/** The tab <em>What it leaks</em>; it needs no answer of the device. */
public final class LeaksTab implements StandingTab {
    private final List<DeviceFamily> families;
    private final Phrases phrases;

    public LeaksTab(Services services, Frame frame) {
        families = services.families();
        phrases = frame.phrases("org.holdfast.ui.leaks.words");
    }

    @Override
    public String id() {
        return "leaks";
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public boolean fits(Device device) {
        return !disclosures(device).isEmpty();
    }

    @Override
    public Page open(Device device) {
        return new LeaksPage(phrases, device.name(), disclosures(device));
    }

    private List<Disclosure> disclosures(Device device) {
        return families.stream()
                .filter(family -> family.id().equals(device.family()))
                .flatMap(family -> family.disclosures(device).stream())
                .toList();
    }
}
