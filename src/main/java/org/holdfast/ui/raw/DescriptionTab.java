// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.ModelFiles;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StandingTab;
import org.holdfast.ui.secrets.FilePicker;

/** The tab <em>Description</em>, for devices of families that learn models from published descriptions. */
public final class DescriptionTab implements StandingTab {
    private final Services services;
    private final Frame frame;
    private final FilePicker picker;
    private final Phrases phrases;

    public DescriptionTab(Services services, Frame frame) {
        this(services, frame, FilePicker.OF_SYSTEM);
    }

    /** With another way to choose files. */
    public DescriptionTab(Services services, Frame frame, FilePicker picker) {
        this.services = services;
        this.frame = frame;
        this.picker = picker;
        phrases = frame.phrases(RawModel.BUNDLE);
    }

    @Override
    public String id() {
        return "description";
    }

    @Override
    public String title() {
        return phrases.of("description");
    }

    @Override
    public boolean fits(Device device) {
        return files(device).isPresent();
    }

    private Optional<ModelFiles> files(Device device) {
        return services.families().stream()
                .filter(family -> family.id().equals(device.family()))
                .findFirst()
                .flatMap(DeviceFamily::modelFiles);
    }

    @Override
    public Page open(Device device) {
        DescriptionModel model = new DescriptionModel(files(device).orElseThrow(), frame.background());
        return new DescriptionPage(device, model, phrases, picker, () -> {
            services.connections().renew(device.id());
            frame.openDevice(device.id());
        });
    }
}
