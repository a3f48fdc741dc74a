// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Pointer;

/** Facts that a track carries beside its codec's own. */
final class SideData {
    private SideData() {}

    /** Copies how pictures are turned when they are shown, where that is said. */
    static void copyTurn(AVCodecParameters from, AVCodecParameters to) {
        for (int i = 0; i < from.nb_coded_side_data(); i++) {
            AVPacketSideData each = from.coded_side_data().getPointer(i);
            if (each.type() == avcodec.AV_PKT_DATA_DISPLAYMATRIX) {
                AVPacketSideData present = to.coded_side_data();
                AVPacketSideData list = present == null ? new AVPacketSideData((Pointer) null) : present;
                int[] count = {to.nb_coded_side_data()};
                AVPacketSideData added = avcodec.av_packet_side_data_new(list, count, each.type(), each.size(), 0);
                if (added != null && !added.isNull()) {
                    Pointer.memcpy(added.data(), each.data(), each.size());
                    to.coded_side_data(list);
                    to.nb_coded_side_data(count[0]);
                }
            }
        }
    }
}
