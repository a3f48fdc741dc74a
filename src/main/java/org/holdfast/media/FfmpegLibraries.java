// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** Loads the embedded FFmpeg, all but libavdevice, which needs libraries that bare systems lack. Thread-safe. */
public final class FfmpegLibraries {
    private FfmpegLibraries() {}

    /**
     * Loads the libraries; harmless when repeated.
     *
     * @throws LinkageError where they do not run
     */
    public static void load() {
        Loader.load(avutil.class);
        Loader.load(swresample.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        // It would write to the standard error output; what matters is counted and told.
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }
}
