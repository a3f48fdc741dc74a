// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.device.DeviceException;
import org.holdfast.device.ModelFiles;
import org.holdfast.device.Text;

/** Keeps descriptions in a folder, one file each; a later one of the same models takes the place of an earlier. Thread-safe. */
public final class DescriptionFiles implements ModelFiles {
    private static final int MOST = 500;
    private static final String ENDING = ".json";
    private static final String BEGUN = ".begun";

    private final Path folder;
    private final ReentrantLock turn = new ReentrantLock();

    /** @param folder made when the first description is kept */
    public DescriptionFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Text help() {
        return text("file.help");
    }

    @Override
    public Kept keep(Path file) throws DeviceException {
        String name = String.valueOf(file.getFileName());
        byte[] bytes;
        Description description;
        try {
            bytes = bytes(file);
            description = named(DescriptionReader.read(bytes), name);
        } catch (DescriptionProblem e) {
            throw e.sentence(name);
        }
        // One after the other, so that what is counted is what is there.
        turn.lock();
        try {
            Path place = folder.resolve(fileName(description));
            if (!Files.exists(place) && files().size() >= MOST) {
                throw new DeviceException.NotAllowed(
                        text("file.problem.full", Integer.toString(MOST)), text("file.advice.full"));
            }
            write(place, bytes);
        } catch (IOException e) {
            throw new DeviceException.StorageFull(text("file.problem.not-kept"), text("file.advice.not-kept"));
        } finally {
            turn.unlock();
        }
        return kept(description);
    }

    @Override
    public List<Kept> kept() throws DeviceException {
        return descriptions().stream()
                .map(DescriptionFiles::kept)
                .sorted(Comparator.comparing(Kept::model))
                .toList();
    }

    @Override
    public void forget(String model) throws DeviceException {
        turn.lock();
        try {
            for (Path file : files()) {
                if (read(file).filter(each -> each.models().equals(model)).isPresent()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new DeviceException.StorageFull(text("file.problem.not-forgotten"), text("file.advice.not-kept"));
        } finally {
            turn.unlock();
        }
    }

    /** The description of a model, the most exact where there are several; empty where none is kept. */
    Optional<Description> of(String model) throws DeviceException {
        return descriptions().stream()
                .filter(each -> each.describes(model))
                .min(Comparator.comparing(each -> each.model().isEmpty()));
    }

    private List<Description> descriptions() throws DeviceException {
        try {
            List<Description> read = new ArrayList<>();
            for (Path file : files()) {
                read(file).ifPresent(read::add);
            }
            return read;
        } catch (IOException e) {
            throw new DeviceException.Unsupported(text("file.problem.no-folder"), text("file.advice.not-kept"));
        }
    }

    /** What somebody changed into something else is no description any more. */
    private static Optional<Description> read(Path file) {
        try {
            return Optional.of(named(DescriptionReader.read(bytes(file)), String.valueOf(file.getFileName())));
        } catch (DescriptionProblem e) {
            return Optional.empty();
        }
    }

    private static Kept kept(Description description) {
        return new Kept(description.models(), description.title());
    }

    /** A file that is called like a model which it can be of is of that model. */
    private static Description named(Description description, String name) {
        String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        if (description.model().isEmpty()
                && DescriptionReader.MODEL.matcher(stem).matches()
                && description.describes(stem)) {
            return new Description(
                    description.vendorModel(),
                    description.kind(),
                    Optional.of(stem),
                    description.title(),
                    description.services());
        }
        return description;
    }

    private static String fileName(Description description) {
        return description.model().orElse(description.vendorModel()) + ENDING;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : all) {
                    files.add(file);
                    if (files.size() > MOST) {
                        break;
                    }
                }
            }
        }
        return files;
    }

    private static byte[] bytes(Path file) throws DescriptionProblem {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DescriptionProblem(
                        Files.exists(file) ? DescriptionProblem.Fault.NO_FILE : DescriptionProblem.Fault.UNREADABLE);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(DescriptionReader.LARGEST + 1);
                if (bytes.length > DescriptionReader.LARGEST) {
                    throw new DescriptionProblem(DescriptionProblem.Fault.TOO_LARGE);
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new DescriptionProblem(DescriptionProblem.Fault.UNREADABLE);
        }
    }

    /** Whole or not at all, also when the power fails. */
    private void write(Path place, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path begun = folder.resolve(place.getFileName() + BEGUN);
        try {
            try (FileChannel channel = FileChannel.open(
                    begun, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            try {
                Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(begun, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(begun);
        }
    }
}
