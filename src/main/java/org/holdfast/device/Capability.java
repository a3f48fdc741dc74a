// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

/** Something that a connected device can do. */
public sealed interface Capability
        permits CameraControl,
                Events,
                LiveSource,
                RawAccess,
                Recordings,
                Settings,
                Steering,
                Switches,
                TalkBack,
                WifiSetup {}
