// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.service.DownloadRules;

/** A camera's rule for fetching by itself. FX thread only; needs no window. */
final class RuleModel {
    private final RecordingsContext context;
    private final DownloadChoices choices;

    RuleModel(RecordingsContext context, DownloadChoices choices) {
        this.context = context;
        this.choices = choices;
    }

    Optional<DownloadRules.Rule> rule(Device device) {
        return context.services().rules().rule(device.id());
    }

    /** What a new rule begins with. */
    DownloadRules.Rule suggestion(Device device) {
        return rule(device)
                .orElseGet(() -> new DownloadRules.Rule(
                        choices.folder(device), false, choices.wish(device).convert()));
    }

    /** Sets the rule, or removes it where empty; {@code done} is called when it is kept. */
    void set(Device device, Optional<DownloadRules.Rule> rule, Runnable done) {
        context.background()
                .act(
                        () -> rule.ifPresentOrElse(
                                wanted -> context.services().rules().set(device.id(), wanted),
                                () -> context.services().rules().remove(device.id())),
                        done,
                        _ -> {});
    }
}
