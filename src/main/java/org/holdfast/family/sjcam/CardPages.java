// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/**
 * Goes through the card by its directory pages, from the root's media folders down (protocol reference, sections 9.1
 * and 9.2). Each page waits for its turn among the commands. Bounded in pages, depth, bytes and entries, whatever the
 * camera lists.
 */
final class CardPages {
    /** Some 37,000 rows; a page of 10,000 has a fourth of it. */
    static final int LARGEST_PAGE = 8 * 1024 * 1024;

    /** Of the whole card. */
    static final int MOST_ENTRIES = 30_000;

    static final int MOST_FOLDERS = 200;
    /** {@code /DCIM/Movie/RO} has three. */
    static final int DEEPEST = 5;

    private static final Set<String> ROOTS = Set.of("DCIM", "YICARCAM", "CARDV", "NOVATEK", "M20");

    private final SjcamClient client;
    private final CardHttp http;

    CardPages(SjcamClient client, CardHttp http) {
        this.client = client;
        this.http = http;
    }

    /**
     * What was found.
     *
     * @param files files alone, in the order of the pages
     * @param unreadable rows that could not be used
     * @param complete whether every folder could be read and nothing exceeded a limit
     * @param cut whether there is more on the card than is read
     * @param empty whether the root's page was empty, as without a card
     */
    record Found(List<CardFile> files, int unreadable, boolean complete, boolean cut, boolean empty) {}

    /**
     * Reads them all.
     *
     * @throws DeviceException when not even the first page could be read
     */
    Found all() throws DeviceException, InterruptedException {
        Walk walk = new Walk();
        try {
            walk.begin(page("/", ""));
        } catch (DeviceException.Busy | DeviceException.Malformed | DeviceException.Refused e) {
            // Some give no page of the root; the folder that all have says whether there are pages at all.
            walk.take(page("/DCIM", "/DCIM"), 1);
        }
        walk.goOn();
        return walk.found();
    }

    /**
     * One page, in turn.
     *
     * @param folder without a slash at its end, empty for the root
     */
    DirectoryPage page(String target, String folder) throws DeviceException, InterruptedException {
        return client.inTurn(() -> fetch(target, folder));
    }

    private DirectoryPage fetch(String target, String folder) throws DeviceException, InterruptedException {
        Text tried = text("tried.page");
        try (CardAnswer answer = http.get(target, 0, tried, Patience.LIST.answer())) {
            if (answer.code() != 200) {
                throw FileTransfer.missing(http.where());
            }
            byte[] body = answer.upTo(LARGEST_PAGE, Patience.LIST.answer());
            if (new String(body, StandardCharsets.ISO_8859_1).strip().equals(SjcamClient.BUSY_PAGE.strip())) {
                throw new DeviceException.Busy(http.where(), tried);
            }
            if (!DirectoryPage.is(body)) {
                throw new DeviceException.Malformed(http.where(), tried, text("malformed.page"), null);
            }
            boolean whole = body.length < LARGEST_PAGE;
            if (whole && body.length < answer.announced().orElse(0)) {
                throw new DeviceException.Malformed(http.where(), tried, text("malformed.broke-off"), null);
            }
            DirectoryPage page = DirectoryPage.read(whole ? body : upToLastLine(body));
            return inFolder(page, folder, !whole);
        }
    }

    private static byte[] upToLastLine(byte[] body) {
        int end = body.length;
        while (end > 0 && body[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(body, end);
    }

    /** A page speaks for its own folder alone. */
    private static DirectoryPage inFolder(DirectoryPage page, String folder, boolean cut) {
        List<CardFile> own = page.files().stream()
                .filter(file -> file.parent().equalsIgnoreCase(folder))
                .toList();
        int strangers = page.files().size() - own.size();
        return new DirectoryPage(folder, own, page.unreadable() + strangers, page.cut() || cut);
    }

    /** One walk through the card. */
    private final class Walk {
        private final List<CardFile> files = new ArrayList<>();
        private final Deque<CardFile> folders = new ArrayDeque<>();
        private final Set<String> seen = new HashSet<>();
        private int unreadable;
        private boolean complete = true;
        private boolean cut;
        private boolean empty;

        void begin(DirectoryPage root) {
            empty = root.files().isEmpty() && root.unreadable() == 0;
            boolean usual = root.files().stream().anyMatch(Walk::isMedia);
            List<CardFile> kept = root.files().stream()
                    .filter(file -> file.folder()
                            ? isMedia(file) || !usual
                            // The volume's label is listed as an empty file.
                            : file.size().orElse(0) > 0)
                    .toList();
            take(new DirectoryPage("", kept, root.unreadable(), root.cut()), 0);
        }

        private static boolean isMedia(CardFile file) {
            return file.folder() && ROOTS.contains(file.name().toUpperCase(Locale.ROOT));
        }

        void take(DirectoryPage page, int depth) {
            unreadable += page.unreadable();
            cut |= page.cut();
            for (CardFile file : page.files()) {
                if (!file.folder()) {
                    if (files.size() >= MOST_ENTRIES) {
                        cut = true;
                        return;
                    }
                    files.add(file);
                } else if (depth >= DEEPEST || seen.size() >= MOST_FOLDERS) {
                    cut = true;
                } else if (seen.add(file.path())) {
                    folders.add(file);
                }
            }
        }

        void goOn() throws DeviceException, InterruptedException {
            CardFile folder;
            while ((folder = folders.poll()) != null) {
                if (files.size() >= MOST_ENTRIES) {
                    cut = true;
                    return;
                }
                int depth = (int) folder.path().chars().filter(c -> c == '/').count();
                try {
                    take(page(folder.target(), folder.path()), depth);
                } catch (DeviceException.Busy | DeviceException.Malformed | DeviceException.Refused e) {
                    complete = false;
                }
            }
        }

        Found found() {
            return new Found(List.copyOf(files), unreadable, complete, cut, empty);
        }
    }
}
