// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.holdfast.device.Device;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link DeviceBook} in {@code devices.json}, with the last pictures in a folder beside the data. */
public final class SavedDeviceBook implements DeviceBook, AutoCloseable {
    /** The longest name, in characters. */
    public static final int LONGEST_NAME = 80;

    private static final Logger LOG = LoggerFactory.getLogger(SavedDeviceBook.class);

    private final StateFile<List<SavedDevice>> file;
    private final Path path;
    private final Path pictures;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<SavedDevice> saved;

    public SavedDeviceBook(AppFolders folders, DiskSteps disk, Timekeeper time) {
        path = folders.config().resolve("devices.json");
        file = new StateFile<>(path, new DeviceBookShape(), disk, time.clock());
        pictures = folders.data().resolve("last-pictures");
        saved = file.state();
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public List<Device> devices() {
        return saved.stream().map(SavedDevice::device).toList();
    }

    @Override
    public Optional<Device> byId(String id) {
        return devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Device> byName(String name) {
        String wanted = folded(name);
        return devices().stream()
                .filter(device -> folded(device.name()).equals(wanted))
                .findFirst();
    }

    @Override
    public Device add(Device device) {
        change(all -> {
            List<SavedDevice> changed = new ArrayList<>(all);
            int there = indexOf(all, device.id());
            if (there >= 0) {
                Device known = all.get(there).device();
                changed.set(there, all.get(there).with(known.at(device.address())));
            } else {
                changed.add(new SavedDevice(
                        device.named(freeName(all, device)), Optional.ofNullable(seen.get(device.id()))));
            }
            return changed;
        });
        return require(device.id());
    }

    private static String freeName(List<SavedDevice> all, Device device) {
        String wanted = device.name().strip();
        if (wanted.isEmpty()) {
            wanted = device.model().isBlank() ? device.family() : device.model().strip();
        }
        String name = shortened(wanted, LONGEST_NAME);
        for (int number = 2; taken(all, "", name); number++) {
            String ending = " " + number;
            name = shortened(wanted, LONGEST_NAME - ending.length()) + ending;
        }
        return name;
    }

    /** Never ends in half a character. */
    private static String shortened(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most);
    }

    private static boolean taken(List<SavedDevice> all, String exceptId, String name) {
        return all.stream()
                .map(SavedDevice::device)
                .anyMatch(each ->
                        !each.id().equals(exceptId) && folded(each.name()).equals(folded(name)));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public Device rename(String id, String name) {
        String wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to " + LONGEST_NAME + " characters");
        }
        return edit(id, (all, device) -> {
            if (taken(all, id, wanted)) {
                throw new IllegalArgumentException("Another device has that name");
            }
            return device.named(wanted);
        });
    }

    @Override
    public Device move(String id, Address address) {
        return edit(id, (all, device) -> device.at(address));
    }

    @Override
    public Device choose(String id, Map<String, String> options) {
        return edit(id, (all, device) -> device.with(options));
    }

    @Override
    public void learn(Device met) {
        Optional<Device> known = byId(met.id());
        if (known.isPresent() && !learnt(known.get(), met).equals(known.get())) {
            change(all -> all.stream()
                    .map(each -> each.device().id().equals(met.id()) ? each.with(learnt(each.device(), met)) : each)
                    .toList());
        }
    }

    private static Device learnt(Device known, Device met) {
        Map<String, String> options = new HashMap<>(known.options());
        met.options().forEach(options::putIfAbsent);
        String model = known.model().isBlank() ? met.model() : known.model();
        return new Device(known.id(), known.family(), model, known.name(), met.address(), options);
    }

    @Override
    public Optional<Device> remove(String id) {
        Optional<Device> gone = byId(id);
        change(all ->
                all.stream().filter(each -> !each.device().id().equals(id)).toList());
        seen.remove(id);
        try {
            Files.deleteIfExists(lastPicture(id));
        } catch (IOException e) {
            LOG.warn("A last picture could not be removed", e);
        }
        return gone;
    }

    @Override
    public Path lastPicture(String id) {
        // The id may come from a device, so it never becomes a file name itself.
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return pictures.resolve(HexFormat.of().formatHex(digest, 0, 12) + ".png");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public Optional<Instant> lastSeen(String id) {
        Instant fresh = seen.get(id);
        if (fresh != null) {
            return Optional.of(fresh);
        }
        return saved.stream()
                .filter(each -> each.device().id().equals(id))
                .findFirst()
                .flatMap(SavedDevice::seen);
    }

    @Override
    public void seen(String id, Instant when) {
        seen.merge(id, when, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** Writes when devices were last seen. */
    @Override
    public void close() {
        boolean news = saved.stream()
                .anyMatch(each -> seen.containsKey(each.device().id())
                        && !each.seen().equals(lastSeen(each.device().id())));
        if (news) {
            try {
                change(all -> all);
            } catch (Unwritable e) {
                LOG.warn("When devices were last seen could not be written", e);
            }
        }
    }

    private Device edit(String id, Edit edit) {
        change(all -> {
            int there = indexOf(all, id);
            if (there < 0) {
                throw new IllegalArgumentException("No such device is saved");
            }
            List<SavedDevice> changed = new ArrayList<>(all);
            changed.set(
                    there, all.get(there).with(edit.apply(all, all.get(there).device())));
            return changed;
        });
        return require(id);
    }

    private Device require(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("No such device is saved"));
    }

    private void change(UnaryOperator<List<SavedDevice>> change) {
        changing.lock();
        try {
            saved = file.update(all -> withSeen(change.apply(all)));
        } catch (IOException e) {
            throw new Unwritable(path, e);
        } finally {
            changing.unlock();
        }
        Threads.tell(listeners);
    }

    private List<SavedDevice> withSeen(List<SavedDevice> all) {
        return all.stream()
                .map(each -> {
                    Instant fresh = seen.get(each.device().id());
                    return fresh == null ? each : each.seenAt(fresh);
                })
                .toList();
    }

    private static int indexOf(List<SavedDevice> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).device().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** A change of one device, given all. */
    private interface Edit {
        Device apply(List<SavedDevice> all, Device device);
    }
}
