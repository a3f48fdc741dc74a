// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads;
import tools.jackson.databind.node.ObjectNode;

/** Prints what came of each transfer, one line each, and counts. */
final class TransferReport {
    private final Output output;
    private final boolean json;
    private int done;
    private int before;
    private int failures;
    private int unreachable;

    TransferReport(CommandContext context, boolean json) {
        output = context.output();
        this.json = json;
    }

    int done() {
        return done;
    }

    /** How many were here already. */
    int before() {
        return before;
    }

    int failures() {
        return failures;
    }

    void fetched(Recording recording, Downloads.Fetched fetched) {
        unreachable = 0;
        if (fetched.before()) {
            before++;
        } else {
            done++;
        }
        if (json) {
            ObjectNode node = line(recording.path(), fetched.before() ? "present" : "done")
                    .put("file", fetched.file().toString());
            fetched.converted().ifPresent(file -> node.put("converted", file.toString()));
            output.documentLine(node);
            return;
        }
        output.line(Words.of(
                fetched.before() ? "recordings.present" : "recordings.wrote",
                recording.name(),
                fetched.file().toString()));
        fetched.converted().ifPresent(file -> output.line(Words.of("recordings.converted", file.toString())));
    }

    /** @param place where it is on the card now */
    void uploaded(String file, String place) {
        unreachable = 0;
        done++;
        if (json) {
            output.documentLine(line(place, "done").put("file", file));
        } else {
            output.line(Words.of("recordings.uploaded", file, place));
        }
    }

    /**
     * Tells why one did not come through.
     *
     * @param what its path on the card, or the file
     * @return whether the others would fail alike, so that there is no use in trying them
     */
    boolean failed(String what, DeviceException why) {
        failures++;
        if (json) {
            output.documentLine(line(what, "failed")
                    .put("reason", output.words(why.sentence()))
                    .put("advice", output.words(why.advice())));
        } else {
            output.failure(Words.of("recordings.failed", what, why.sentence()));
            output.remark(why.advice());
        }
        // One that is gone for a moment may be back for the next; one that is gone twice is away.
        unreachable = why instanceof DeviceException.Unreachable ? unreachable + 1 : 0;
        return unreachable > 1 || why instanceof DeviceException.StorageFull;
    }

    private static ObjectNode line(String path, String state) {
        return Shapes.object().put("path", path).put("state", state);
    }
}
