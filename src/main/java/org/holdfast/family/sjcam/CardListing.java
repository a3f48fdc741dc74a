// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.BoundedXml;
import org.holdfast.net.MalformedXmlException;

/**
 * What the card holds, by directory page and by 3015: the pages are quick and tell times, 3015 tells exact sizes and
 * what is locked (protocol reference, section 9.3). Where one of them is missing or cannot be used the other does
 * alone. 3015 is asked without changing to the playback mode, which would stop the live picture.
 */
final class CardListing {
    private static final int LIST = 3015;

    private final SjcamClient client;
    private final CardHttp http;
    private final CardPages pages;
    private final SjcamIdentity identity;

    CardListing(SjcamClient client, CardHttp http, CardPages pages, SjcamIdentity identity) {
        this.client = client;
        this.http = http;
        this.pages = pages;
        this.identity = identity;
    }

    /**
     * The files of the card.
     *
     * @param files in the camera's order, no folders and no volume label
     * @param unreadable entries that could not be used
     * @param remark what the user should know
     */
    record Files(List<CardFile> files, int unreadable, Optional<Text> remark) {
        Files {
            files = List.copyOf(files);
        }
    }

    /** Reads both lists as far as the camera offers them. */
    Files read() throws DeviceException, InterruptedException {
        Optional<CardPages.Found> found = Optional.empty();
        Optional<DeviceException> noPages = Optional.empty();
        try {
            found = Optional.of(pages.all());
        } catch (DeviceException.Busy | DeviceException.Malformed | DeviceException.Refused e) {
            noPages = Optional.of(e);
        }
        boolean cut = found.filter(CardPages.Found::cut).isPresent();
        if (cut || !offered()) {
            // A list that holds even more would only take the camera longer.
            return alone(found, noPages);
        }
        try {
            FileList list = list();
            return found.map(by -> merged(by, list)).orElseGet(() -> byList(list));
        } catch (DeviceException.Unreachable e) {
            throw e;
        } catch (DeviceException e) {
            boolean nothing = found.map(CardPages.Found::empty).orElse(true);
            if (nothing && e instanceof DeviceException.Refused) {
                throw e;
            }
            return alone(found, noPages.or(() -> Optional.of(e)));
        }
    }

    private boolean offered() {
        return identity.commands().isEmpty() || identity.lists(LIST);
    }

    private Files alone(Optional<CardPages.Found> found, Optional<DeviceException> otherwise) throws DeviceException {
        if (found.isEmpty()) {
            throw otherwise.orElseThrow(() ->
                    new DeviceException.Malformed(http.where(), text("tried.page"), text("malformed.page"), null));
        }
        CardPages.Found by = found.get();
        return new Files(by.files(), by.unreadable(), remark(by, by.files().size()));
    }

    private static Optional<Text> remark(CardPages.Found found, int count) {
        if (found.cut()) {
            return Optional.of(text("list.cut", count));
        }
        if (!found.complete()) {
            return Optional.of(text("list.incomplete"));
        }
        return found.empty() ? Optional.of(text("list.empty")) : Optional.empty();
    }

    private static Files byList(FileList list) {
        List<CardFile> files = filesOf(list);
        boolean cut = files.size() > CardPages.MOST_ENTRIES;
        List<CardFile> kept = cut ? files.subList(0, CardPages.MOST_ENTRIES) : files;
        return new Files(kept, list.unreadable(), cut ? Optional.of(text("list.cut", kept.size())) : Optional.empty());
    }

    private static List<CardFile> filesOf(FileList list) {
        // No folders, and no volume label, which is an empty file of the root.
        return list.files().stream()
                .filter(file -> !file.folder()
                        && !(file.parent().isEmpty() && file.size().orElse(0) == 0))
                .toList();
    }

    private static Files merged(CardPages.Found found, FileList list) {
        Map<String, CardFile> exact = new LinkedHashMap<>();
        Map<String, OptionalInt> folded = new HashMap<>();
        for (CardFile file : filesOf(list)) {
            exact.putIfAbsent(file.path(), file);
        }
        List<CardFile> listed = List.copyOf(exact.values());
        for (int i = 0; i < listed.size(); i++) {
            // A name in two cases belongs to two files that cannot be told apart in this way.
            int at = i;
            folded.compute(
                    fold(listed.get(i).path()), (_, known) -> known == null ? OptionalInt.of(at) : OptionalInt.empty());
        }
        Map<String, Integer> paged = new HashMap<>();
        found.files().forEach(file -> paged.merge(fold(file.path()), 1, Integer::sum));
        List<CardFile> all = new ArrayList<>();
        for (CardFile file : found.files()) {
            CardFile same = exact.remove(file.path());
            OptionalInt alike = folded.getOrDefault(fold(file.path()), OptionalInt.empty());
            if (same == null && alike.isPresent() && paged.getOrDefault(fold(file.path()), 0) == 1) {
                same = exact.remove(listed.get(alike.getAsInt()).path());
            }
            all.add(same == null ? file : together(file, same));
        }
        // What only the list knows, such as names that the pages leave out.
        all.addAll(exact.values());
        boolean cut = all.size() > CardPages.MOST_ENTRIES;
        List<CardFile> kept = cut ? all.subList(0, CardPages.MOST_ENTRIES) : all;
        return new Files(
                kept,
                Math.max(found.unreadable(), list.unreadable()),
                cut ? Optional.of(text("list.cut", kept.size())) : remark(found, kept.size()));
    }

    private static CardFile together(CardFile page, CardFile list) {
        return new CardFile(
                page.path(),
                page.target(),
                false,
                list.size(),
                list.sizeTolerance(),
                page.time().or(list::time),
                list.locked());
    }

    private static String fold(String path) {
        return path.toUpperCase(Locale.ROOT);
    }

    /**
     * Asks for 3015.
     *
     * @throws DeviceException as its status says, where it has one instead of files
     */
    FileList list() throws DeviceException, InterruptedException {
        Text tried = text("tried.3015");
        byte[] body = client.inTurn(() -> {
            try (CardAnswer answer = http.get("/?custom=1&cmd=" + LIST, 0, tried, Patience.LIST.answer())) {
                byte[] all = answer.upTo(BoundedXml.Limits.LIST.bytes() + 1, Patience.LIST.answer());
                if (all.length < answer.announced().orElse(0) && all.length <= BoundedXml.Limits.LIST.bytes()) {
                    throw malformed("malformed.broke-off");
                }
                return all;
            }
        });
        if (BoundedPrefix.isWebPage(body)) {
            throw new DeviceException.Busy(http.where(), tried);
        }
        try {
            FileList list = FileList.read(body);
            if (list.files().isEmpty() && body.length <= BoundedXml.Limits.ANSWER.bytes()) {
                OptionalInt status = SjcamAnswer.read(body)
                        .item(LIST)
                        .map(SjcamAnswer.Item::code)
                        .orElse(OptionalInt.empty());
                if (status.isPresent() && status.getAsInt() != 0) {
                    throw StatusMeaning.failure(http.where(), tried, status.getAsInt());
                }
            }
            return list;
        } catch (MalformedXmlException e) {
            throw malformed("malformed.xml." + e.problem());
        }
    }

    private DeviceException.Malformed malformed(String key) {
        return new DeviceException.Malformed(http.where(), text("tried.3015"), text(key), null);
    }
}
