// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;

/**
 * The card of a camera with Novatek's dialect (protocol reference, section 9). Lists, thumbnails and deletions wait
 * for their turn among the commands; besides those at most two files are on their way, so that one of the camera's
 * four connections stays free. Thread-safe.
 */
final class SjcamRecordings implements Recordings, AutoCloseable {
    /** One that is saved and one that is watched. */
    static final int TRANSFERS = 2;

    /** FAT takes no larger file. */
    private static final long LARGEST_UPLOAD = (4L << 30) - 1;

    private final SjcamClient client;
    private final CardHttp http;
    private final SjcamQueries queries;
    private final SjcamIdentity identity;
    private final CardPages pages;
    private final CardListing listing;
    private final Thumbnails thumbnails;
    private final Semaphore transfers = new Semaphore(TRANSFERS, true);
    private volatile Map<String, CardFile> listed = Map.of();

    SjcamRecordings(SjcamClient client, CardHttp http, SjcamQueries queries, SjcamIdentity identity) {
        this.client = client;
        this.http = http;
        this.queries = queries;
        this.identity = identity;
        this.pages = new CardPages(client, http);
        this.listing = new CardListing(client, http, pages, identity);
        this.thumbnails = new Thumbnails(client, http);
    }

    @Override
    public CardList list() throws DeviceException, InterruptedException {
        CardListing.Files files = listing.read();
        Map<String, CardFile> byPath = new HashMap<>();
        List<Recording> all = new ArrayList<>();
        for (CardFile file : files.files()) {
            if (byPath.putIfAbsent(file.path(), file) == null) {
                all.add(RecordingFacts.of(file, identity.dialect()));
            }
        }
        if (recording()) {
            newest(files.files()).ifPresent(path -> all.replaceAll(each -> growing(each, path)));
        }
        listed = byPath;
        return new CardList(all, files.unreadable(), files.remark());
    }

    /** Whether a clip is being recorded; the SJ4000 tells a photo series from it, others tell seconds. */
    private boolean recording() throws DeviceException, InterruptedException {
        OptionalLong state = queries.optional(SjcamCommand.captureState());
        return state.isPresent() && state.getAsLong() != 0 && !(identity.early() && state.getAsLong() == 2);
    }

    /** The clip that was changed last. */
    private static Optional<String> newest(List<CardFile> files) {
        return files.stream()
                .filter(file -> RecordingFacts.kind(file.name()) == Recording.Kind.CLIP)
                .max(Comparator.comparing(file ->
                        file.time().or(() -> RecordingFacts.named(file.name())).orElse(LocalDateTime.MIN)))
                .map(CardFile::path);
    }

    private static Recording growing(Recording recording, String path) {
        return recording.path().equals(path)
                ? new Recording(
                        recording.path(),
                        recording.kind(),
                        recording.size(),
                        recording.sizeTolerance(),
                        recording.began(),
                        recording.length(),
                        recording.locked(),
                        true)
                : recording;
    }

    @Override
    public Optional<byte[]> thumbnail(Recording recording) throws DeviceException, InterruptedException {
        return thumbnails.of(recording, target(recording));
    }

    @Override
    public Transfer open(Recording recording, long from) throws DeviceException, InterruptedException {
        String target = target(recording);
        boolean exact = recording.size().isPresent() && recording.sizeTolerance() == 0 && !recording.growing();
        // A range that begins at the end is not defined (protocol reference, sections 9.4 and 17).
        if (from < 0 || (from > 0 && exact && from >= recording.size().getAsLong())) {
            throw new IllegalArgumentException("There is nothing at " + from + " of " + recording.size());
        }
        transfers.acquire();
        boolean opened = false;
        try {
            CardAnswer answer = http.get(target, from, FileTransfer.tried(), CardHttp.ANSWER);
            try {
                Transfer transfer = new FileTransfer(http.where(), answer, recording, from, transfers::release);
                opened = true;
                return transfer;
            } finally {
                if (!opened) {
                    answer.close();
                }
            }
        } catch (DeviceException.Busy e) {
            throw isMissing(recording) ? FileTransfer.missing(http.where()) : e;
        } finally {
            if (!opened) {
                transfers.release();
            }
        }
    }

    /** "Busy" and "not found" are the same page; only the folder's page tells them apart. */
    private boolean isMissing(Recording recording) throws DeviceException, InterruptedException {
        try {
            return page(recording.path())
                    .filter(page -> !page.cut() && !holds(page, recording.path()))
                    .isPresent();
        } catch (DeviceException.Unreachable | DeviceException.TimedOut e) {
            return false;
        }
    }

    private static boolean holds(DirectoryPage page, String path) {
        return page.files().stream().anyMatch(file -> file.path().equalsIgnoreCase(path));
    }

    /** The page of a file's folder, empty where there is none to be had. */
    private Optional<DirectoryPage> page(String path) throws DeviceException, InterruptedException {
        String folder = path.substring(0, path.lastIndexOf('/'));
        try {
            return Optional.of(pages.page(folder.isEmpty() ? "/" : CardFile.encoded(folder), folder));
        } catch (DeviceException.Busy | DeviceException.Malformed | DeviceException.Refused e) {
            return Optional.empty();
        }
    }

    /** How requests name it: as the list did, or, for what an earlier list named, as such names usually are. */
    private String target(Recording recording) throws DeviceException.NotAllowed {
        CardFile file = listed.get(recording.path());
        if (file != null) {
            return file.target();
        }
        if (!CardFile.acceptable(recording.path())) {
            throw new DeviceException.NotAllowed(text("not-allowed.path"), text("advice.list-again"));
        }
        return CardFile.encoded(recording.path());
    }

    @Override
    public void delete(Recording recording) throws DeviceException, InterruptedException {
        CardFile file = listed.get(recording.path());
        if (identity.dialect() == Dialect.UNKNOWN) {
            throw new DeviceException.NotAllowed(text("not-allowed.delete"), text("not-allowed.delete.advice"));
        }
        if (file == null
                || file.folder()
                || (file.parent().isEmpty() && file.size().orElse(0) == 0)) {
            throw new DeviceException.NotAllowed(text("not-allowed.unlisted"), text("advice.list-again"));
        }
        if (file.locked() || recording.locked()) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.locked", file.name()), text("not-allowed.locked.advice"));
        }
        if (identity.dialect() == Dialect.SJCAM) {
            Deletion.byAddress(client, http, file.target());
        } else {
            client.tell(SjcamCommand.delete(file.path()));
        }
        if (isThere(file.path())) {
            throw new DeviceException.Refused(
                    http.where(), text("tried.4003"), text("refused.still-there"), text("advice.camera"));
        }
        Map<String, CardFile> left = new HashMap<>(listed);
        left.remove(file.path());
        listed = left;
    }

    private boolean isThere(String path) throws DeviceException, InterruptedException {
        Optional<DirectoryPage> page = page(path);
        return page.isPresent()
                ? holds(page.get(), path)
                : listing.list().files().stream().anyMatch(file -> file.path().equalsIgnoreCase(path));
    }

    @Override
    public boolean takesUploads() {
        return identity.dialect() == Dialect.SJCAM;
    }

    @Override
    public Recording upload(String path, long size, InputStream content, LongConsumer sent)
            throws DeviceException, InterruptedException {
        if (!takesUploads()) {
            throw new DeviceException.NotAllowed(text("not-allowed.upload"), text("not-allowed.upload.advice"));
        }
        UploadName.require(path);
        if (size <= 0 || size > LARGEST_UPLOAD) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.upload-size"), text("not-allowed.upload-size.advice"));
        }
        OptionalLong free = queries.freeBytes();
        if (free.isPresent() && free.getAsLong() < size) {
            throw new DeviceException.StorageFull(text("upload.no-room"), text("advice.make-room"));
        }
        int slash = path.lastIndexOf('/');
        transfers.acquire();
        try {
            new CardUpload(http).send(path.substring(0, slash), path.substring(slash + 1), size, content, sent);
        } finally {
            transfers.release();
        }
        return afterUpload(path);
    }

    /** As the camera lists it: short names come out in capitals. */
    private Recording afterUpload(String path) throws DeviceException, InterruptedException {
        Optional<DirectoryPage> page = page(path);
        List<CardFile> files =
                page.isPresent() ? page.get().files() : listing.list().files();
        CardFile file = files.stream()
                .filter(each -> !each.folder() && each.path().equalsIgnoreCase(path))
                .findFirst()
                .orElseThrow(() -> new DeviceException.Malformed(
                        http.where(), text("tried.upload"), text("malformed.not-listed"), null));
        Map<String, CardFile> more = new HashMap<>(listed);
        more.put(file.path(), file);
        listed = more;
        return RecordingFacts.of(file, identity.dialect());
    }

    /** Ends every transfer. */
    @Override
    public void close() {
        http.close();
    }
}
