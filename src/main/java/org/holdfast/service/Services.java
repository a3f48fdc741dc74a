// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Clock;
import java.util.List;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;

/**
 * All services, built once by the composition root and handed to the window or the command line, which hand on to
 * each screen only what it needs.
 *
 * @param exploration switches the virtual devices on and off
 * @param problems what went wrong with saved files at the start, for the user; each a sentence
 */
public record Services(
        AppFolders folders,
        Clock clock,
        Network network,
        SearchTargets targets,
        List<DeviceFamily> families,
        PreferenceStore preferences,
        WallStore wall,
        DeviceBook book,
        Secrets secrets,
        SecretImports secretImports,
        CommandHistory commands,
        Connections connections,
        Discovery discovery,
        LiveView live,
        RecordingServices recordings,
        Restream restream,
        Switchboard switches,
        Tasks tasks,
        VirtualDevices virtualDevices,
        Exploration exploration,
        List<org.holdfast.device.Text> problems) {}
