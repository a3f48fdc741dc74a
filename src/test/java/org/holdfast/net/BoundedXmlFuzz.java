// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class BoundedXmlFuzz {
    @FuzzTest
    void anyBytesAreReadWithinLimitsOrRefused(byte[] document) {
        BoundedXml.Limits limits = new BoundedXml.Limits(2048, 40, 4, 64);
        try {
            assertThat(BoundedXml.leaves(document, limits))
                    .hasSizeLessThanOrEqualTo(40)
                    .allMatch(leaf -> leaf.text().length() <= 64);
        } catch (MalformedXmlException refused) {
            assertThat(refused).hasNoCause();
        }
    }
}
