// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.holdfast.lab.fault.Faults;

class RequestFuzz {
    @FuzzTest
    void anyBytesAreARequestOrRefused(byte @NotNull [] bytes) throws IOException {
        Optional<Request> request = Request.read(new ByteArrayInputStream(bytes));

        request.ifPresent(one -> {
            assertThat(one.path()).doesNotEndWith("/");
            assertThat(one.text()).isNotNull();
            assertThat(one.parameter()).isBetween(Integer.MIN_VALUE, Integer.MAX_VALUE);
            one.command();
        });
    }

    @FuzzTest
    void anyUploadIsAnswered(byte @NotNull [] bytes) throws IOException {
        Card card = new Card(new Faults(), () -> java.nio.file.Path.of("none"));
        Map<String, String> headers = Map.of(
                "content-length", Integer.toString(bytes.length), "content-type", "multipart/form-data; boundary=b");

        Reply reply = Upload.take(
                card,
                new Request("POST", "/NEW", "", headers),
                new ByteArrayInputStream(bytes),
                LocalDateTime.of(2016, 1, 1, 0, 0));

        assertThat(reply.code()).isEqualTo(200);
    }
}
