// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.media.Microphones;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Folders;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.holdfast.ui.password.Passwords;

/**
 * Makes everything that shows live pictures, over one pulse and one recorder a window. FX thread only.
 */
public final class LiveScreens {
    static final String BUNDLE = "org.holdfast.ui.live.words";

    private final Services services;
    private final Frame frame;
    private final PicturePulse pulse = new PicturePulse();
    private final LiveContext context;

    public LiveScreens(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        CaptureFiles files = new CaptureFiles(
                () -> services.preferences()
                        .current()
                        .pictures()
                        .orElse(services.folders().pictures()),
                services.clock());
        context = new LiveContext(
                services.live(),
                services.wall(),
                new LiveRecorder(
                        services.live(),
                        services.tasks(),
                        files,
                        () -> services.preferences().current().films()),
                files,
                frame.background(),
                services.clock(),
                frame.phrases(BUNDLE),
                frame::notice,
                new Folders(frame, services.clock())::open,
                new Passwords(services, frame),
                Microphones.ofSystem());
    }

    LiveContext context() {
        return context;
    }

    Services services() {
        return services;
    }

    Frame frame() {
        return frame;
    }

    PicturePulse pulse() {
        return pulse;
    }

    /** The live page of the rail. */
    public Screen screen() {
        return new LiveScreen(this);
    }

    /** The device page's tab. */
    public DeviceTab tab() {
        return new LiveTab(this);
    }

    /** A live picture with its controls; whoever asks for it disposes of it. */
    public LiveCanvas canvas(Device device) {
        return new LiveCanvas(new LiveModel(context, device), pulse, frame);
    }

    /** The picture on a device's card; whoever asks for it disposes of it. */
    public LiveThumbnail thumbnail(Device device) {
        return new LiveThumbnail(new LiveModel(context, device), pulse, services, frame);
    }

    /** The keys that work where one live picture is shown. */
    List<Page.KeyHint> keys() {
        Phrases phrases = context.phrases();
        return List.of(
                new Page.KeyHint("F", phrases.of("key.full-screen")),
                new Page.KeyHint("S", phrases.of("key.snapshot")),
                new Page.KeyHint("R", phrases.of("key.record")),
                new Page.KeyHint("I", phrases.of("key.statistics")),
                new Page.KeyHint("M", phrases.of("key.sound")),
                new Page.KeyHint("O", phrases.of("key.turn")),
                new Page.KeyHint("C", phrases.of("key.stamp")),
                new Page.KeyHint("+  −  0", phrases.of("key.closer")),
                new Page.KeyHint(phrases.of("key.shift-arrows"), phrases.of("key.push")),
                new Page.KeyHint("T", phrases.of("key.talk")));
    }

    /** Those and the keys that steer, for a camera that can be steered. */
    List<Page.KeyHint> keys(boolean steering) {
        Phrases phrases = context.phrases();
        List<Page.KeyHint> all = new ArrayList<>(keys());
        if (steering) {
            all.add(new Page.KeyHint(phrases.of("key.arrows"), phrases.of("key.steer")));
            all.add(new Page.KeyHint(phrases.of("key.home"), phrases.of("key.centre")));
            all.add(new Page.KeyHint("L", phrases.of("key.lamp")));
            all.add(new Page.KeyHint("N", phrases.of("key.night")));
        }
        return List.copyOf(all);
    }
}
