// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;

/** Remembers what a player tells. */
final class WatchingListener implements PlayerListener {
    final List<FrameExchange> opened = new CopyOnWriteArrayList<>();
    final List<PlayerRemark> remarks = new CopyOnWriteArrayList<>();
    final List<DeviceException> ended = new CopyOnWriteArrayList<>();

    @Override
    public void opened(FrameExchange pictures) {
        opened.add(pictures);
    }

    @Override
    public void remark(PlayerRemark remark) {
        remarks.add(remark);
    }

    @Override
    public void ended(DeviceException why) {
        ended.add(why);
    }
}
