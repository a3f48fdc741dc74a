// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Shows which Wi-Fi a device is on and sees, and sends it to another one. */
@Command(name = "wifi")
final class WifiCommand {}
