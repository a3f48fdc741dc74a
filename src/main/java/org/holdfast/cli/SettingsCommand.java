// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Reads and changes settings. */
@Command(name = "settings")
final class SettingsCommand {}
