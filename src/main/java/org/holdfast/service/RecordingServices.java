// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

/** The services around what devices recorded. */
public record RecordingServices(
        Downloads downloads, DownloadRules rules, CardCleaning cleaning, Clips clips, Conversions conversions) {}
