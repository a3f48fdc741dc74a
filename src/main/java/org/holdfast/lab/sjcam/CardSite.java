// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;

/** The card as the web server shows it: pages, files and parts of them, thumbnails (protocol reference, section 9). */
final class CardSite {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final Card card;
    private final SceneStore scenes;
    private final Faults faults;
    private final boolean later;

    CardSite(Card card, SceneStore scenes, Faults faults, boolean later) {
        this.card = card;
        this.scenes = scenes;
        this.faults = faults;
        this.later = later;
    }

    /** A page or a file, or what the firmware says when there is neither. */
    Reply get(Request request) {
        if (card.isFolder(request.path())) {
            return cannotList("pages")
                    ? Reply.html(Reply.NOT_FOUND).withCode(404)
                    : Reply.file("text/html", DirectoryPage.of(card, request.path(), later));
        }
        Optional<CardFile> file = card.file(request.path());
        if (file.isEmpty()) {
            return notFound();
        }
        if (faults.has(Fault.BUSY_DOWNLOAD)) {
            return Reply.html(Reply.NOT_FOUND);
        }
        if (faults.has(Fault.REDIRECT)) {
            return Reply.html("")
                    .withCode(302)
                    .with("Location: " + faults.value(Fault.REDIRECT).orElse("/"));
        }
        Reply whole = Reply.file(type(file.get().name()), file.get().content());
        if (faults.has(Fault.ENDLESS)) {
            return Reply.file(whole.type(), new Content.Endless(whole.content()));
        }
        String range = request.headers().get("range");
        return range == null || faults.has(Fault.NO_RANGE) ? whole : lying(part(whole, range));
    }

    /** The answer to 3015. */
    Reply list() {
        if (cannotList("xml")) {
            return Reply.xml(Answers.status(3015, -256));
        }
        return card.present() ? Reply.file("text/xml", FileList.of(card)) : Reply.xml(Answers.status(3015, -22));
    }

    private boolean cannotList(String how) {
        return faults.value(Fault.NO_LIST)
                .filter(value -> value.equals(how) || value.equals("both"))
                .isPresent();
    }

    private Reply lying(Reply part) {
        if (part.code() != 206 || !faults.has(Fault.RANGE_LIES)) {
            return part;
        }
        Reply start = new Reply(206, part.type(), part.content(), 0, part.length(), "");
        return faults.value(Fault.RANGE_LIES).filter("data"::equals).isPresent()
                ? start.with(ReplyWriter.range(
                        part.from(), part.length(), part.content().size()))
                : start;
    }

    /** The picture that stands for a file: small for 4001, as large as the screen for 4002. */
    Reply picture(Request request, int command) throws IOException {
        Optional<CardFile> file = card.file(request.path());
        if (file.isEmpty()) {
            return notFound();
        }
        int width = command == 4001 ? 160 : 640;
        byte[] jpeg = scenes.jpeg(Photograph.sceneOf(file.get().name()), width, width * 3 / 4);
        return Reply.of("image/jpeg", jpeg);
    }

    private Reply notFound() {
        Reply page = Reply.html(Reply.NOT_FOUND);
        return later ? page.withCode(404) : page;
    }

    private static Reply part(Reply whole, String range) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return whole;
        }
        long size = whole.content().size();
        long first;
        long last = size - 1;
        if (matcher.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(matcher.group(2)));
        } else {
            first = Long.parseLong(matcher.group(1));
            last = matcher.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(matcher.group(2)));
        }
        // What the real camera does beyond the end is not known (protocol reference, section 17).
        return first > last ? Reply.of(whole.type(), new byte[0]).withCode(416) : whole.part(first, last);
    }

    private static String type(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jpg")) {
            return "image/jpeg";
        }
        return lower.endsWith(".mov") ? "video/quicktime" : "application/octet-stream";
    }
}
