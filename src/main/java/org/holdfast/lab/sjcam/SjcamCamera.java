// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.place.LabDevice;
import org.holdfast.lab.rtsp.RtspServer;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.net.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A virtual SJ4000 WiFi. Everything that changes it happens on one thread of its own, as in the real one; the ports
 * only bring it requests. Thread-safe.
 */
public final class SjcamCamera implements LabDevice {
    /** The family that it belongs to. */
    public static final String FAMILY = "sjcam";

    private static final Logger LOG = LoggerFactory.getLogger(SjcamCamera.class);

    private final Faults faults;
    private final SceneStore scenes;
    private final ScheduledExecutorService thread;
    private final boolean later;
    private final boolean fullHd;
    private final Card card;
    private final CameraSettings settings;
    private final CameraClock clock;
    private final SendLog log = new SendLog();
    private final SjcamPortSet ports;
    private final CameraBody body;
    private final Recorder recorder;
    private final Commands commands;
    private final CardSite site;

    /**
     * Switches one on.
     *
     * @param bind its own address
     * @param wanted its ports; those that are taken are replaced by free ones, except the web server's
     * @param scenes what it shows
     * @param fullHd whether the live picture has 1920x1080, which no real one has; for measurements
     * @throws IOException when its web server's port is taken
     */
    public SjcamCamera(
            InetAddress bind, SjcamPorts wanted, Faults faults, Clock clock, SceneStore scenes, boolean fullHd)
            throws IOException {
        this.faults = faults;
        this.scenes = scenes;
        this.fullHd = fullHd;
        this.later = faults.value(Fault.CHIP).filter("novatek"::equals).isPresent();
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("lab-sjcam").factory());
        this.card = new Card(faults, () -> CardFiller.shortClip(scenes));
        this.settings = new CameraSettings(later);
        this.clock = new CameraClock(clock);
        this.body = new CameraBody(thread, faults);
        EventPort events = new EventPort(body::listenedTo);
        MjpegPort mjpeg = new MjpegPort(faults, body::silent, log, this::pictures);
        this.recorder = new Recorder(thread, card, settings, this.clock, events, scenes, body.host(mjpeg));
        this.commands = new Commands(body, card, settings, this.clock, recorder, faults, later);
        this.site = new CardSite(card, scenes, faults, later);
        body.attach(recorder, events, settings);
        try {
            this.ports = new SjcamPortSet(
                    wanted,
                    new HttpPort(faults, body::silent, later, this::answer),
                    events,
                    mjpeg,
                    new RtspServer.Setup(bind, streamPath(), this::stream, faults, body::silent, log));
        } catch (IOException | RuntimeException e) {
            thread.shutdownNow();
            throw e;
        }
        body.attach(ports);
        scenes.prepare(fullHd);
    }

    /** Puts photos and clips onto its card, which takes some seconds the first time. */
    public void fillCard() throws IOException {
        new CardFiller(card, scenes).fill();
    }

    /**
     * Puts a file onto its card, in place of one with that name.
     *
     * @param path such as {@code /DCIM/MOVIE/X.MOV}
     * @param modified the camera's local time of its end
     * @param guarded whether it is protected from deletion
     */
    public void put(String path, byte[] content, LocalDateTime modified, boolean guarded) {
        int slash = path.lastIndexOf('/');
        card.put(new CardFile(
                path.substring(0, slash), path.substring(slash + 1), modified, guarded, new Content.Bytes(content)));
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public Address address() {
        return ports.address();
    }

    /** Its live picture in the video modes. */
    public URI rtsp() {
        Address address = address();
        return URI.create("rtsp://" + address.urlHost() + ":" + address.portOr("rtsp", 554) + streamPath());
    }

    @Override
    public Map<String, String> facts(Address reached) {
        return Map.of("rtsp", "rtsp://" + reached.urlHost() + ":" + reached.portOr("rtsp", 554) + streamPath());
    }

    @Override
    public String name() {
        return later ? "Virtual SJ5000X" : "Virtual SJ4000 WiFi";
    }

    /** How many clients the server of its live picture had so far. */
    public int streamClients() {
        return ports.rtsp().clients();
    }

    /** How many of them were cut off by the next one. */
    public int streamClientsCutOff() {
        return ports.rtsp().cutOff();
    }

    /** When it sent which picture. */
    public SendLog sendLog() {
        return log;
    }

    /** What is made to go wrong; may be changed at any time. */
    public Faults faults() {
        return faults;
    }

    /** The mode as 3001 counts it. */
    public int mode() {
        return body.mode().number();
    }

    /** Whether it has crashed or is switched off, and answers nothing until it is restarted. */
    public boolean dead() {
        return body.dead();
    }

    /** Takes the battery out and puts it back: what a user does when it does not answer any more. */
    public void restart() throws IOException {
        on(() -> {
            body.restart();
            return 0;
        });
    }

    @Override
    public void unplug() throws IOException {
        on(() -> {
            body.unplug();
            return 0;
        });
    }

    /** The card is the same afterwards. */
    @Override
    public void plug() throws IOException {
        on(() -> {
            body.plug();
            return 0;
        });
    }

    /** Ends it, its ports and connections, and deletes the clips that it recorded. */
    @Override
    public void close() {
        ports.close();
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The virtual camera did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteClips();
    }

    Card card() {
        return card;
    }

    private Optional<Reply> answer(Request request, Socket client) throws IOException {
        if (request.method().equals("POST")) {
            return Optional.of(Upload.take(card, request, client.getInputStream(), on(clock::now)));
        }
        Optional<Integer> command = request.command();
        if (command.isEmpty()) {
            if (request.query().equals("del=1")) {
                return Optional.of(Reply.xml(on(() -> commands.delete(request.path()))));
            }
            return Optional.of(site.get(request));
        }
        int number = command.get();
        if (body.deaf()) {
            return Optional.empty();
        }
        if ((number == 4001 || number == 4002) && !request.path().isEmpty()) {
            return Optional.of(site.picture(request, number));
        }
        if (number == 3015) {
            return Optional.of(site.list());
        }
        return on(() -> commands.run(number, request.parameter(), request.text()))
                .map(Reply::xml);
    }

    private String streamPath() {
        return later ? "/xxx.mov" : "/sjcam.mov";
    }

    private EncodedLoop stream() throws IOException {
        if (fullHd) {
            return scenes.h264(1920, 1080);
        }
        return body.narrow() ? scenes.h264(320, 240) : scenes.h264(640, 360);
    }

    private EncodedLoop pictures() throws IOException {
        boolean wide = Photograph.wide(on(() -> settings.get(CameraSettings.PHOTO_SIZE)));
        return scenes.jpegs(640, wide ? 360 : 480);
    }

    /** Does something on the camera's thread and waits for it. */
    private <T> T on(Callable<T> work) throws IOException {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("The virtual camera stops").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException("The virtual camera failed", e.getCause());
        } catch (RejectedExecutionException e) {
            throw new IOException("The virtual camera is closed", e);
        }
    }

    private void deleteClips() {
        Path work = recorder.work();
        if (work == null) {
            return;
        }
        try (Stream<Path> all = Files.list(work)) {
            List<Path> clips = all.toList();
            for (Path each : clips) {
                Files.delete(each);
            }
            Files.delete(work);
        } catch (IOException e) {
            LOG.debug("The virtual camera's clips could not be deleted", e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %s", name(), address());
    }
}
