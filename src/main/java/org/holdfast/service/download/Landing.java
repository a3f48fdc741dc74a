// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.device.Text;

/**
 * Where a recording is now.
 *
 * @param before whether the very same one was here before
 * @param remark what the user should know; empty when all is as usual
 * @param sound whether it can be converted, as far as its outermost structure tells
 */
record Landing(Path file, boolean before, Optional<Text> remark, boolean sound) {}
