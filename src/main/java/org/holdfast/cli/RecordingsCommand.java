// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** What lies on a device's card: listed, downloaded, deleted, put there. */
@Command(name = "recordings")
final class RecordingsCommand {}
