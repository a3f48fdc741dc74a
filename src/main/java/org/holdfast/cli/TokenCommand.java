// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import picocli.CommandLine.Command;

/** Keeps the tokens of devices that obey only whoever knows them. */
@Command(name = "token")
final class TokenCommand {}
