// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;

class WallPagesTest {
    private static List<Device> cameras(int count) {
        return IntStream.range(0, count)
                .mapToObj(each ->
                        new Device("id-" + each, "cam", "SJ4000", "Camera " + each, Address.of("127.0.0.1"), Map.of()))
                .toList();
    }

    @Test
    void aWallWithoutCamerasHasOneEmptyPage() {
        WallPages none = new WallPages(List.of(), 16, 0);

        assertThat(none.count()).isEqualTo(1);
        assertThat(none.present()).isEmpty();
        assertThat(none.turned(1)).isEqualTo(none);
    }

    @Test
    void theLastPageHasWhatIsLeft() {
        WallPages pages = new WallPages(cameras(35), 16, 0);

        assertThat(pages.count()).isEqualTo(3);
        assertThat(pages.present()).hasSize(16);
        assertThat(pages.turned(1).present().getFirst().id()).isEqualTo("id-16");
        assertThat(pages.turned(2).present()).extracting(Device::id).containsExactly("id-32", "id-33", "id-34");
    }

    @Test
    void turningEndsAtTheFirstAndTheLastPage() {
        WallPages pages = new WallPages(cameras(20), 16, 0);

        assertThat(pages.turned(-1).page()).isZero();
        assertThat(pages.turned(9).page()).isEqualTo(1);
        assertThat(pages.turned(Integer.MAX_VALUE).turned(Integer.MAX_VALUE).page())
                .isEqualTo(1);
        assertThat(pages.turned(Integer.MIN_VALUE).page()).isZero();
    }

    @Test
    void wherePagesGoAwayTheLastOneIsShown() {
        WallPages last = new WallPages(cameras(48), 16, 2);

        assertThat(last.with(cameras(17)).page()).isEqualTo(1);
        assertThat(last.with(cameras(48)).page()).isEqualTo(2);
    }
}
