// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import org.holdfast.device.Device;
import org.holdfast.service.Services;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Screen;
import org.holdfast.ui.password.Passwords;
import org.holdfast.ui.secrets.TokenImports;

/** Makes everything that shows switches, over one board. FX thread only. */
public final class SwitchScreens {
    private final Services services;
    private final Frame frame;
    private final SwitchContext context;

    public SwitchScreens(Services services, Frame frame) {
        Switchboard board = services.switches();
        this.services = services;
        this.frame = frame;
        context = new SwitchContext(
                board,
                new PressModel(board, frame.background()),
                frame,
                frame.phrases(SwitchWords.BUNDLE),
                services.clock(),
                new Passwords(services, frame));
    }

    /** The page of the rail. */
    public Screen screen() {
        return new SwitchesScreen(
                context,
                new SwitchesModel(context.board(), services.discovery(), services.families(), frame.background()),
                new TokenImports(services, frame).button("switches-tokens"));
    }

    /** The device page's tab. */
    public DeviceTab tab() {
        return new SwitchTab(context);
    }

    /** Whether a device's card shows a switch. Asks nothing. */
    public boolean has(Device device) {
        return context.board()
                .panel(device.id())
                .filter(panel -> !(panel.condition() instanceof Switchboard.Condition.Switchless))
                .isPresent();
    }

    /** What stands on the card of a device that {@link #has} switches; whoever asks for it disposes of it. */
    public SwitchFace face(Device device) {
        return new SwitchFace(context, device);
    }
}
