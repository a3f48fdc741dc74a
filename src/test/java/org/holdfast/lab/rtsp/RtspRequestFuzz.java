// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

class RtspRequestFuzz {
    @FuzzTest
    void anyBytesAreARequestOrRefused(byte @NotNull [] bytes) throws IOException {
        Optional<RtspRequest> request;
        try {
            request = RtspRequest.read(new ByteArrayInputStream(bytes));
        } catch (EOFException cutShort) {
            return;
        }
        request.ifPresent(one -> assertThat(one.path()).startsWith("/"));
    }

    @FuzzTest
    void anyStreamIsTakenApartWithoutLoss(byte @NotNull [] bytes) {
        int length =
                NalUnits.split(bytes).stream().mapToInt(unit -> unit.length).sum();

        assertThat(length).isLessThanOrEqualTo(bytes.length);
    }
}
