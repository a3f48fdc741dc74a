// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Controls a camera: its mode, its shutter, and recording on its own card. */
@Command(name = "camera")
final class CameraCommand {}
