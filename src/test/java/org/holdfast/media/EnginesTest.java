// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.net.LocalInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who plays what, with each kind of VLC and without one. */
class EnginesTest {
    private static final LiveStream RTSP =
            new LiveStream.Rtsp(URI.create("rtsp://127.0.0.1/sjcam.mov"), false, Optional.empty());
    private static final LiveStream MJPEG =
            new LiveStream.Mjpeg(URI.create("http://127.0.0.1:8192/"), Optional.empty());

    @Test
    void withoutVlcTheEmbeddedFfmpegPlaysEverything() {
        Engines engines = with(Optional.empty());

        assertThat(chosen(engines, Optional.empty(), RTSP)).contains("ffmpeg");
        assertThat(chosen(engines, Optional.empty(), MJPEG)).contains("ffmpeg");
        assertThat(engines.all().getFirst().report().words()).hasToString("VLC is not installed.");
    }

    @Test
    void aVlcWithoutLive555IsLeftAloneUnlessAskedFor() {
        Engines engines = with(Optional.of(new VlcLibrary("3.0.24", false)));

        assertThat(chosen(engines, Optional.empty(), RTSP)).contains("ffmpeg");
        assertThat(chosen(engines, Optional.empty(), MJPEG)).contains("ffmpeg");
        assertThat(chosen(engines, Optional.of("vlc"), MJPEG)).contains("vlc");
        assertThat(chosen(engines, Optional.of("vlc"), RTSP)).contains("ffmpeg");
    }

    @Test
    void aWholeVlcPlaysUnlessFfmpegIsAskedFor() {
        Engines engines = with(Optional.of(new VlcLibrary("3.0.21", true)));

        assertThat(chosen(engines, Optional.empty(), RTSP)).contains("vlc");
        assertThat(chosen(engines, Optional.empty(), MJPEG)).contains("vlc");
        assertThat(chosen(engines, Optional.of("ffmpeg"), RTSP)).contains("ffmpeg");
    }

    @Test
    void vlcIsNotAskedForAStreamThatMustLeaveThroughAnInterfaceTheSystemWouldNotTake() throws Exception {
        LocalInterface other = new LocalInterface(
                "wlan1",
                "wlan1",
                false,
                false,
                List.of(new LocalInterface.Network(InetAddress.ofLiteral("192.0.2.7"), 24)));
        LocalInterface loopback = new LocalInterface(
                "lo", "lo", true, false, List.of(new LocalInterface.Network(InetAddress.ofLiteral("127.0.0.1"), 8)));
        VlcEngine vlc = new VlcEngine(TestNetworks.loopback(), () -> Optional.of(new VlcLibrary("3.0.21", true)));
        URI address = URI.create("rtsp://127.0.0.1/sjcam.mov");

        assertThat(vlc.plays(new LiveStream.Rtsp(address, false, Optional.of(other))))
                .isFalse();
        assertThat(vlc.plays(new LiveStream.Rtsp(address, false, Optional.of(loopback))))
                .isTrue();
    }

    @Test
    void nobodyPlaysWhereThereIsNoPicture() {
        LiveStream none = new LiveStream.None(Text.literal("Playing back"));

        assertThat(chosen(with(Optional.empty()), Optional.empty(), none)).isEmpty();
        assertThatThrownBy(() -> new FfmpegEngine(TestNetworks.loopback()).open(none, new WatchingListener()))
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessage("Playing back");
    }

    @Test
    void openingWithAMissingVlcIsASentence() {
        VlcEngine vlc = new VlcEngine(TestNetworks.loopback(), Optional::empty);

        assertThat(vlc.plays(MJPEG)).isFalse();
        assertThatThrownBy(() -> vlc.open(MJPEG, new WatchingListener()))
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessage("VLC is not installed.");
    }

    @Test
    void live555IsFoundByItsPluginWhereverTheFolderLies(@TempDir Path folder) throws IOException {
        Path access = Files.createDirectories(folder.resolve("plugins/access"));
        Files.createFile(access.resolve("libhttp_plugin.so"));
        assertThat(VlcLibrary.hasRtsp(List.of(folder.resolve("missing"), folder)))
                .isFalse();

        Files.createFile(access.resolve("liblive555_plugin.so"));
        assertThat(VlcLibrary.hasRtsp(List.of(folder.resolve("missing"), folder)))
                .isTrue();
    }

    private static Engines with(Optional<VlcLibrary> vlc) {
        return new Engines(
                List.of(new VlcEngine(TestNetworks.loopback(), () -> vlc), new FfmpegEngine(TestNetworks.loopback())));
    }

    private static Optional<String> chosen(Engines engines, Optional<String> wanted, LiveStream stream) {
        return engines.ranked(wanted, stream).stream().findFirst().map(MediaEngine::id);
    }
}
