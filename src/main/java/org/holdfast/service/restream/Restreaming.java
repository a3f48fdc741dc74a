// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.LiveView;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.Secrets;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Restream} with its choices in {@code restream.json} and its password among the secrets. */
public final class Restreaming implements Restream {
    /** How many may be connected at a time. */
    static final int MOST_CONNECTIONS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Restreaming.class);
    private static final String SECRET_OWNER = "restream";
    private static final String SECRET_KIND = "password";

    private final StateFile<RestreamChoices> file;
    private final Network network;
    private final DeviceBook book;
    private final Secrets secrets;
    private final CameraPictures pictures;
    private final Timekeeper time;
    private final Listeners listeners = new Listeners();
    private final List<Runnable> heard = new CopyOnWriteArrayList<>();
    private final Registration bookListener;
    /** Orders the changes; held while a port is opened and the file is written. */
    private final ReentrantLock changing = new ReentrantLock();

    private final Object lock = new Object();
    private final Map<String, WatchedCamera> cameras = new LinkedHashMap<>();
    private RestreamChoices choices;
    private Optional<WatchPassword> password = Optional.empty();
    private @Nullable Listener listener;
    private State state = new State.Off();
    private boolean closed;

    public Restreaming(
            AppFolders folders, Network network, DeviceBook book, Secrets secrets, LiveView live, Timekeeper time) {
        this(folders, network, book, secrets, new LivePictures(live), time);
    }

    Restreaming(
            AppFolders folders,
            Network network,
            DeviceBook book,
            Secrets secrets,
            CameraPictures pictures,
            Timekeeper time) {
        this.network = network;
        this.book = book;
        this.secrets = secrets;
        this.pictures = pictures;
        this.time = time;
        file = new StateFile<>(
                folders.config().resolve("restream.json"), new RestreamShape(), DiskSteps.ofSystem(), time.clock());
        choices = file.state();
        bookListener = book.listen(this::bookChanged);
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public RestreamChoices choices() {
        synchronized (lock) {
            return choices;
        }
    }

    @Override
    public void begin() {
        changing.lock();
        try {
            RestreamChoices saved = choices();
            listen(saved, saved.on() ? password(saved) : Optional.empty());
        } catch (DeviceException e) {
            LOG.warn("Pictures are not offered again: {}", e.getMessage());
            synchronized (lock) {
                state = new State.Failed(e);
            }
        } finally {
            changing.unlock();
        }
        Threads.tell(heard);
    }

    @Override
    public void choose(RestreamChoices wanted) throws DeviceException {
        changing.lock();
        try {
            RestreamChoices before = choices();
            use(wanted);
            try {
                file.update(_ -> wanted);
            } catch (IOException e) {
                use(before);
                throw new DeviceException.Media(
                        ServiceTexts.of("restream.unwritable"), ServiceTexts.of("book.unwritable.advice"), e);
            }
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void use(RestreamChoices wanted) throws DeviceException {
        changing.lock();
        try {
            apply(wanted, wanted.on() ? password(wanted) : Optional.empty());
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void useWith(RestreamChoices wanted, char[] typed) throws DeviceException {
        apply(wanted, wanted.user().map(user -> WatchPassword.of(user, typed)));
    }

    private void apply(RestreamChoices wanted, Optional<WatchPassword> needed) throws DeviceException {
        changing.lock();
        try {
            RestreamChoices before = choices();
            Optional<WatchPassword> neededBefore = password();
            try {
                listen(wanted, needed);
            } catch (DeviceException e) {
                listenAgain(before, neededBefore);
                throw e;
            }
        } finally {
            changing.unlock();
            Threads.tell(heard);
        }
    }

    private void listenAgain(RestreamChoices before, Optional<WatchPassword> neededBefore) {
        try {
            listen(before, neededBefore);
        } catch (DeviceException e) {
            synchronized (lock) {
                state = new State.Failed(e);
            }
        }
    }

    /** Listens as {@code wanted} says; the place that is listened on already stays open, with those who watch there. */
    private void listen(RestreamChoices wanted, Optional<WatchPassword> needed) throws DeviceException {
        Listener old;
        boolean keep;
        synchronized (lock) {
            if (closed) {
                return;
            }
            old = listener;
            keep = old != null && wanted.on() && isAt(old, wanted);
        }
        if (old != null && !keep) {
            old.close();
        }
        Listener open = keep ? old : wanted.on() ? open(wanted) : null;
        List<WatchedCamera> gone = new ArrayList<>();
        synchronized (lock) {
            boolean stricter = !wanted.user().equals(choices.user());
            listener = open;
            choices = wanted;
            password = needed;
            state = open == null ? new State.Off() : new State.On(open.address());
            cameras.entrySet().removeIf(each -> {
                boolean dropped = wanted.cameras().stream()
                        .noneMatch(camera -> camera.path().equals(each.getKey()));
                if (dropped || !wanted.on()) {
                    gone.add(each.getValue());
                    return true;
                }
                return false;
            });
            if (keep && stricter && open != null) {
                open.disconnectAll();
            }
        }
        gone.forEach(WatchedCamera::close);
    }

    private static boolean isAt(Listener open, RestreamChoices wanted) {
        return open.address().getAddress().getHostAddress().equals(wanted.host())
                && (wanted.port() == 0 || open.address().getPort() == wanted.port());
    }

    private Optional<WatchPassword> password(RestreamChoices wanted) throws DeviceException {
        if (wanted.user().isEmpty()) {
            return Optional.empty();
        }
        Optional<char[]> saved = secret();
        if (saved.isEmpty()) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("restream.no-password"), ServiceTexts.of("restream.no-password.advice"));
        }
        try {
            return Optional.of(WatchPassword.of(wanted.user().get(), saved.get()));
        } finally {
            Arrays.fill(saved.get(), '\0');
        }
    }

    private Optional<char[]> secret() throws DeviceException {
        try {
            return secrets.get(SECRET_OWNER, SECRET_KIND);
        } catch (IOException e) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("connect.secrets-closed"), ServiceTexts.of("connect.secrets-closed.advice"));
        }
    }

    private Listener open(RestreamChoices wanted) throws DeviceException {
        InetAddress bind;
        try {
            bind = InetAddress.ofLiteral(wanted.host());
        } catch (IllegalArgumentException e) {
            throw unusable(wanted, "restream.no-address", e);
        }
        if (!network.reach().allows(bind) || bind.isAnyLocalAddress()) {
            throw unusable(wanted, "restream.no-address", null);
        }
        try {
            WatchServer server = new WatchServer(this::password, this::camera, this::offers, time);
            return listeners.tcp(bind, wanted.port(), "restream", MOST_CONNECTIONS, server);
        } catch (IOException e) {
            throw unusable(wanted, "restream.port-taken", e);
        }
    }

    private static DeviceException unusable(RestreamChoices wanted, String key, @Nullable Exception cause) {
        return new DeviceException.Media(
                ServiceTexts.of(key, wanted.host(), Integer.toString(wanted.port())),
                ServiceTexts.of(key + ".advice"),
                cause);
    }

    private Optional<WatchPassword> password() {
        synchronized (lock) {
            return password;
        }
    }

    @Override
    public void password(char[] wanted) throws DeviceException {
        changing.lock();
        try {
            if (wanted.length == 0) {
                secrets.remove(SECRET_OWNER, SECRET_KIND);
            } else {
                secrets.put(SECRET_OWNER, SECRET_KIND, wanted);
            }
            RestreamChoices present = choices();
            if (wanted.length == 0 && present.user().isPresent()) {
                choose(present.withUser(Optional.empty()));
            } else {
                use(present);
            }
        } catch (IOException e) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("connect.secrets-closed"), ServiceTexts.of("connect.secrets-closed.advice"));
        } finally {
            changing.unlock();
        }
    }

    @Override
    public boolean hasPassword() {
        try {
            Optional<char[]> saved = secret();
            saved.ifPresent(each -> Arrays.fill(each, '\0'));
            return saved.isPresent();
        } catch (DeviceException e) {
            return false;
        }
    }

    @Override
    public State state() {
        synchronized (lock) {
            return state;
        }
    }

    @Override
    public List<InetAddress> addresses() {
        List<InetAddress> own = new ArrayList<>();
        own.add(InetAddress.ofLiteral("127.0.0.1"));
        if (network.reach() == Reach.ANYWHERE) {
            for (LocalInterface each : network.interfaces().active()) {
                if (!each.loopback()) {
                    each.networks().forEach(one -> own.add(one.address()));
                }
            }
        }
        return List.copyOf(own);
    }

    @Override
    public List<Offer> offers() {
        RestreamChoices present;
        String base;
        Map<String, WatchedCamera> open;
        synchronized (lock) {
            present = choices;
            base = base(present, state);
            open = Map.copyOf(cameras);
        }
        List<Offer> offers = new ArrayList<>();
        for (RestreamChoices.Camera each : present.cameras()) {
            Optional<Device> device = book.byId(each.device());
            if (device.isPresent()) {
                WatchedCamera watched = open.get(each.path());
                offers.add(new Offer(
                        device.get(),
                        URI.create(base + "/"),
                        URI.create(base + "/" + each.path() + "/" + WatchRequest.STREAM),
                        URI.create(base + "/" + each.path() + "/" + WatchRequest.SNAPSHOT),
                        watched == null ? 0 : watched.watchers()));
            }
        }
        return List.copyOf(offers);
    }

    private static String base(RestreamChoices choices, State state) {
        return state instanceof State.On(InetSocketAddress address)
                ? url(address.getAddress().getHostAddress(), address.getPort())
                : url(choices.host(), choices.port());
    }

    private static String url(String host, int port) {
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The camera behind a path, where it is offered and still in the book. */
    private Optional<WatchedCamera> camera(String path) {
        RestreamChoices present = choices();
        Optional<Device> device = present.cameras().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .flatMap(each -> book.byId(each.device()));
        if (device.isEmpty()) {
            return Optional.empty();
        }
        synchronized (lock) {
            if (closed || !choices.on()) {
                return Optional.empty();
            }
            return Optional.of(cameras.computeIfAbsent(
                    path, _ -> new WatchedCamera(device.get(), pictures, time, () -> Threads.tell(heard))));
        }
    }

    /** A camera that was taken out of the book is not offered any more, and those who watch it are told to go. */
    private void bookChanged() {
        List<WatchedCamera> gone = new ArrayList<>();
        synchronized (lock) {
            cameras.values().removeIf(each -> {
                boolean away = book.byId(each.device().id()).isEmpty();
                if (away) {
                    gone.add(each);
                }
                return away;
            });
        }
        gone.forEach(WatchedCamera::close);
        Threads.tell(heard);
    }

    @Override
    public Registration listen(Runnable changed) {
        heard.add(changed);
        return () -> heard.remove(changed);
    }

    @Override
    public void close() {
        bookListener.close();
        List<WatchedCamera> gone;
        synchronized (lock) {
            closed = true;
            gone = List.copyOf(cameras.values());
            cameras.clear();
            state = new State.Off();
        }
        gone.forEach(WatchedCamera::close);
        listeners.close();
    }
}
