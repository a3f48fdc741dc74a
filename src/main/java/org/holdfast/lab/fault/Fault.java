// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be made to go wrong, by the name that {@code holdfast lab --fault NAME[=VALUE]} takes. This list is the
 * documentation of the faults.
 */
public enum Fault {
    DROP("drop", "3", "Every VALUE-th HTTP request is closed without an answer"),
    DELAY("delay", "1500", "Each HTTP answer is VALUE milliseconds late"),
    CUT("cut", "half", "Each HTTP answer ends after VALUE bytes of its body, or in the middle of it (half)"),
    WRONG_LENGTH("wrong-length", "10", "Content-length is VALUE bytes too large, or too small where VALUE is negative"),
    BUSY_PAGE("busy-page", "", "Every request gets the Page Not found page, as when all connections are taken"),
    IGNORED_SETTING("ignored-setting", "", "Each setting is accepted with Status 0 and not changed"),
    FULL_CARD("full-card", "", "The card has no room left"),
    NO_CARD("no-card", "", "There is no card in the camera"),
    DYING_BATTERY("dying-battery", "", "The battery warns eight times once somebody listens for events, then is empty"),
    HDMI("hdmi", "", "An HDMI cable is plugged in: recordings in 1080p30 are said to start and nothing is recorded"),
    NO_ANSWER("no-answer", "", "Connections are taken and never answered"),
    MALFORMED(
            "malformed",
            "garbage",
            "Answers to commands make no sense; VALUE is garbage, truncated, entities, huge-number, text-number or"
                    + " endless"),
    TRICKLE("trickle", "1000", "HTTP answers come one byte every VALUE milliseconds"),
    LOSS(
            "loss",
            "5",
            "VALUE percent of the RTP packets (RTP over UDP only) and of an A9's datagrams, both ways, are lost"),
    REORDER(
            "reorder",
            "5",
            "VALUE percent of the RTP packets (RTP over UDP only) and of an A9's datagrams change places with the next"),
    STREAM_CUT("stream-cut", "5", "Each live picture breaks off after VALUE seconds"),
    STREAM_STALL("stream-stall", "5", "Each live picture stops moving after VALUE seconds; the connection stays"),
    FOREIGN_STREAM(
            "foreign-stream", "192.0.2.1", "RTSP answers name the host VALUE, not the camera, as the stream's source"),
    SPEED(
            "speed",
            "200000",
            "Files come with VALUE bytes a second in sum, with 0 as fast as this computer can; without this fault with"
                    + " 1.4 MiB/s on one connection and 1.8 MiB/s in sum, as from a real camera"),
    MANY_FILES(
            "many-files",
            "10000",
            "VALUE clips more lie in the folder of the clips; they are made up while they are sent"),
    HUGE_FILE("huge-file", "1000000000", "A clip of VALUE bytes lies on the card besides, made up while it is sent"),
    HOSTILE_NAMES(
            "hostile-names",
            "",
            "Clips with harmful names are listed: steps upwards, absolute paths, devices of Windows, control and bidi"
                    + " characters, markup, one name in two cases, endless ones"),
    NO_RANGE("no-range", "", "Files are always sent from their beginning, whichever part is asked for"),
    RANGE_LIES(
            "range-lies",
            "header",
            "Parts of files are others than asked for; VALUE is header (they say so) or data (they do not)"),
    REDIRECT("redirect", "http://127.0.0.1:9/", "Whoever asks for a file is sent to VALUE"),
    ENDLESS("endless", "", "Files come without a length and never end"),
    BUSY_DOWNLOAD("busy-download", "", "Whoever asks for a file gets the Page Not found page"),
    NO_LIST(
            "no-list",
            "xml",
            "The card cannot be listed by VALUE: xml (3015 gives -256), pages (directory pages give 404) or both"),
    CHIP(
            "chip",
            "novatek",
            "Another chip answers: novatek (a later firmware of the same vendor), ambarella, hisilicon or allwinner"),
    SEED("seed", "1", "What happens by chance to the datagrams of the A9s happens the same way for the same VALUE"),
    BURST_LOSS("burst-loss", "2", "Before VALUE percent of an A9's datagrams a burst begins in which eight are lost"),
    DUPLICATE("duplicate", "5", "VALUE percent of an A9's datagrams come twice"),
    LATE("late", "80", "Each datagram of an A9 is late by chance, at most VALUE milliseconds, and overtakes others"),
    WRAP("wrap", "", "The packets of an A9 are numbered from 65520 on, so that the numbers begin anew in mid-picture"),
    RESEND(
            "resend",
            "300",
            "An A9 sends again what is not acknowledged after VALUE milliseconds; without this after 60"),
    SPOOF("spoof", "", "Another address sends calls, goodbyes and pictures to whoever watches an A9"),
    GARBAGE("garbage", "20", "An A9 sends VALUE datagrams a second that make no sense, besides those that do"),
    FLOOD("flood", "1000000", "An A9 sends VALUE useless datagrams a second, or as many as this computer can"),
    SILENCE("silence", "5", "An A9 falls silent VALUE seconds after a session began; it can be found again at once"),
    REBOOT(
            "reboot",
            "5",
            "An A9 restarts VALUE seconds after a session began, says nothing for two, and then has another port"),
    WRONG_PASSWORD("wrong-password", "seaweed", "The A9s' password is VALUE and not the usual one"),
    MOTION(
            "motion",
            "2",
            "Something moves in front of a JSON A9 every VALUE seconds, with 0 never; without this every 30. It reports to"
                    + " whoever asked for it, and no oftener than asked for"),
    SHORT_LOGIN("short-login", "", "The binary A9 answers a login without a ticket, as one half of them do"),
    BLOCKED(
            "blocked",
            "44",
            "A JSON A9 that is asked for its stream twice, or for its parameters while it has no network, takes no"
                    + " command for VALUE seconds"),
    LYING_LENGTHS(
            "lying-lengths", "", "Lengths that an A9 gives for its pictures are wrong: too large, nought or 4 GiB"),
    JPEG_BOMB("jpeg-bomb", "", "The pictures of an A9 say that they have 65500 x 65500 pixels"),
    ENDLESS_JSON("endless-json", "", "What a JSON A9 answers to a question for its parameters never ends"),
    MARKUP(
            "markup",
            "",
            "Names that an A9 tells hold markup, control characters and steps upwards; so does a second UID"),
    H264("h264", "", "An A9 sends H.264 in place of JPEG pictures, as newer firmware is said to; demo mode has none"),
    LOST_REPLY("lost-reply", "1", "The next VALUE answers of a MiIO device are lost after it did what was asked"),
    LATE_REPLY("late-reply", "1500", "Each answer of a MiIO device to a command is VALUE milliseconds late"),
    BROKEN_JSON(
            "broken-json",
            "doubled-comma",
            "The JSON of a MiIO device is broken; VALUE is zero-end, zero-rubbish, zeros, doubled-comma, statistics,"
                    + " empty-member, empty-result, holes, control, cut or empty"),
    PLAIN_ANSWERS(
            "plain-answers",
            "",
            "A MiIO device answers as simulators do: an object with nothing around it, 0 for a deed, an error as a text"),
    WRONG_STAMP(
            "wrong-stamp",
            "600",
            "A MiIO device says a time that is VALUE seconds ahead of its own, and takes commands only at its own"),
    STRICT_STAMP("strict-stamp", "3", "A MiIO device takes commands only within VALUE seconds of its own time"),
    CHUNK_LIMIT("chunk-limit", "1", "A MiIO device that is asked for more than VALUE properties cuts its answer off"),
    TOKEN_CHANGE("token-change", "", "A MiIO device was paired again and has another token"),
    ADDRESS_CHANGE(
            "address-change",
            "0",
            "A MiIO device has another address from VALUE seconds on, and its own again when this is over"),
    OFFLINE(
            "offline",
            "all",
            "A MiIO device hears and says nothing, as when its network is pulled; VALUE is plug, strip, switch, meter or"
                    + " all"),
    UNPROVISIONED(
            "unprovisioned",
            "",
            "A MiIO device is in nobody's network and shows its token to whoever says hello, until it is told a network"),
    NEW_TOKEN("new-token", "", "A MiIO device that is told a network makes itself a new token when it joins it");

    private final String word;
    private final String usual;
    private final String meaning;

    Fault(String word, String usual, String meaning) {
        this.word = word;
        this.usual = usual;
        this.meaning = meaning;
    }

    /** Its name on the command line. */
    public String word() {
        return word;
    }

    /** The value that it has where none is given; empty for a fault that takes none. */
    public String usual() {
        return usual;
    }

    /** What it does, in one English sentence. */
    public String meaning() {
        return meaning;
    }

    /** The fault of that name. */
    public static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    /** Every name, for messages. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Fault::word).collect(Collectors.toUnmodifiableList());
    }
}
