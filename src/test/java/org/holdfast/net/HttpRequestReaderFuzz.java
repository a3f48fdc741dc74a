// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

class HttpRequestReaderFuzz {
    @FuzzTest
    void anyBytesAreARequestWithinLimitsOrRefused(byte[] bytes) {
        HttpRequestReader reader = new HttpRequestReader(new ByteArrayInputStream(bytes));
        try {
            Optional<HttpRequest> head = reader.head();
            if (head.isEmpty()) {
                assertThat(bytes).isEmpty();
                return;
            }
            assertThat(head.get().path()).startsWith("/").doesNotContain(" ", "\n");
            assertThat(head.get().headers()).hasSizeLessThanOrEqualTo(64);
            assertThat(reader.body(head.get(), 100)).hasSizeLessThanOrEqualTo(100);
        } catch (IOException refused) {
            assertThat(refused).hasNoCause();
        }
    }
}
