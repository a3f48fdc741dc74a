// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/**
 * A command that may be sent. There is no other way to make one than the methods of this class, so what is not here
 * cannot be sent from anywhere: firmware updates (3013, 9080), deleting everything (4004), bit rates (2013, 2014),
 * 2050, 2051, 3023, and those that tell passphrases to whoever asks (3029). A setter always has its {@code par} or
 * {@code str}, because without it the camera takes option 0 (protocol reference, sections 2 and 14). Immutable.
 */
final class SjcamCommand {
    static final String WIFI_NAME = "[A-Za-z0-9]{1,27}";
    static final String PASSPHRASE = "[\\x20-\\x7E]{8,63}";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final int number;
    private final String argument;
    private final Patience patience;
    private final boolean repeatable;
    private final boolean echoes;

    private SjcamCommand(int number, String argument, Patience patience, boolean repeatable, boolean echoes) {
        this.number = number;
        this.argument = argument;
        this.patience = patience;
        this.repeatable = repeatable;
        this.echoes = echoes;
    }

    private static SjcamCommand query(int number) {
        return new SjcamCommand(number, "", Patience.QUERY, true, true);
    }

    private static SjcamCommand action(int number, Patience patience) {
        return new SjcamCommand(number, "", patience, false, true);
    }

    private static SjcamCommand setter(int number, int index, Patience patience) {
        return new SjcamCommand(number, "&par=" + index, patience, false, true);
    }

    private static SjcamCommand setter(int number, String words) {
        String encoded = URLEncoder.encode(words, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
        return new SjcamCommand(number, "&str=" + encoded, Patience.QUERY, false, true);
    }

    /** Whether somebody speaks the dialect; the answer's status is the mode of an SJ4000. */
    static SjcamCommand probe() {
        return new SjcamCommand(3016, "", Patience.PROBE, false, true);
    }

    /** The mode, as the answer's status. */
    static SjcamCommand mode() {
        return query(3016);
    }

    /** Which commands the firmware lists. */
    static SjcamCommand commands() {
        return new SjcamCommand(3002, "", Patience.QUERY, true, false);
    }

    /** Chip, model and firmware. */
    static SjcamCommand firmware() {
        return query(3012);
    }

    /** All settings. */
    static SjcamCommand settings() {
        return new SjcamCommand(3014, "", Patience.QUERY, true, false);
    }

    /** Non-zero while something is being captured. */
    static SjcamCommand captureState() {
        return query(2016);
    }

    static SjcamCommand photosLeft() {
        return query(1003);
    }

    static SjcamCommand secondsLeft() {
        return query(2009);
    }

    static SjcamCommand freeBytes() {
        return query(3017);
    }

    static SjcamCommand power() {
        return query(3019);
    }

    /** Whether a card is there; what it does on an SJ4000 is not known, so it is asked of later models only. */
    static SjcamCommand card() {
        return query(3024);
    }

    /** Takes a photo; starts or stops the series in the mode for that. */
    static SjcamCommand shoot() {
        return action(1001, Patience.PHOTO);
    }

    static SjcamCommand record(boolean on) {
        return setter(2001, on ? 1 : 0, Patience.SWITCH);
    }

    static SjcamCommand switchTo(SjcamMode mode) {
        return setter(3001, mode.number(), Patience.SWITCH);
    }

    /** YI cameras want it before anything else; never sent to an SJ4000, where its effect is not known. */
    static SjcamCommand handshake() {
        return action(8001, Patience.QUERY);
    }

    /** Some later models want it before RTSP; never sent to an SJ4000, where its effect is not known. */
    static SjcamCommand liveViewOn() {
        return setter(2015, 1, Patience.QUERY);
    }

    /**
     * Chooses an option.
     *
     * @throws DeviceException.NotAllowed when the model is not known to have it
     */
    static SjcamCommand choose(SjcamSetting setting, int index, ModelOptions model) throws DeviceException.NotAllowed {
        if (model.option(setting, index).isEmpty()) {
            throw new DeviceException.NotAllowed(
                    text("not-allowed.option", setting.label(), model.key()), text("not-allowed.option.advice"));
        }
        return setter(setting.command(), index, Patience.QUERY);
    }

    /**
     * Names the Wi-Fi network. Longer names crash the camera at each start of its Wi-Fi.
     *
     * @throws DeviceException.NotAllowed when it is not 1 to 27 letters and digits
     */
    static SjcamCommand wifiName(String name) throws DeviceException.NotAllowed {
        if (!name.matches(WIFI_NAME)) {
            throw new DeviceException.NotAllowed(text("not-allowed.wifi-name"), text("rule.wifi-name"));
        }
        return setter(3003, name);
    }

    /**
     * Sets the Wi-Fi passphrase.
     *
     * @throws DeviceException.NotAllowed when it is not 8 to 63 printable ASCII characters, which is WPA2's own rule
     */
    static SjcamCommand passphrase(String passphrase) throws DeviceException.NotAllowed {
        if (!passphrase.matches(PASSPHRASE)) {
            throw new DeviceException.NotAllowed(text("not-allowed.wifi-passphrase"), text("rule.wifi-passphrase"));
        }
        return setter(3004, passphrase);
    }

    static SjcamCommand date(LocalDateTime now) {
        return setter(3005, DATE.format(now));
    }

    static SjcamCommand time(LocalDateTime now) {
        return setter(3006, TIME.format(now));
    }

    /** @param index 4, on two models 6 */
    private static SjcamCommand off(int index) {
        return setter(3007, index, Patience.QUERY);
    }

    /** Switches the camera off. */
    static SjcamCommand powerOff(SjcamIdentity identity) {
        return off(identity.powerOffIndex());
    }

    /**
     * Wipes the card.
     *
     * @param confirmation what the user typed
     * @throws DeviceException.NotAllowed when it is not {@link Confirmation#FORMAT}
     */
    static SjcamCommand formatCard(String confirmation) throws DeviceException.NotAllowed {
        Confirmation.FORMAT.require(confirmation);
        return setter(3010, 1, Patience.FORMAT);
    }

    /**
     * Puts the settings back to what they were when new.
     *
     * @param confirmation what the user typed
     * @throws DeviceException.NotAllowed when it is not {@link Confirmation#RESET}
     */
    static SjcamCommand resetSettings(String confirmation, SjcamIdentity identity) throws DeviceException.NotAllowed {
        Confirmation.RESET.require(confirmation);
        return setter(3011, identity.early() ? 0 : 1, Patience.SWITCH);
    }

    /**
     * Deletes one file; YI and Viofo cameras take it, an SJ4000 has a way of its own.
     *
     * @param path of a file that the camera listed, from the card's root
     */
    static SjcamCommand delete(String path) {
        String onDrive = CardFile.encoded("A:" + path.replace('/', '\\')).replace("%3A", ":");
        return new SjcamCommand(4003, "&str=" + onDrive, Patience.SWITCH, false, true);
    }

    /** Ends the Wi-Fi network and starts it again, which makes a new name and passphrase count. */
    static SjcamCommand restartWifi() {
        return action(3018, Patience.QUERY);
    }

    int number() {
        return number;
    }

    Patience patience() {
        return patience;
    }

    /** Whether it may be sent again when no answer came. */
    boolean repeatable() {
        return repeatable;
    }

    /** Whether the answer carries the command's own number. */
    boolean echoes() {
        return echoes;
    }

    /** What follows the {@code ?}, in the order that these cameras need. */
    String query() {
        return "custom=1&cmd=" + number + argument;
    }

    /** What is being done, for messages. */
    Text what() {
        boolean plain = SjcamSetting.of(number).isPresent() && number != 3007;
        return text(plain ? "tried.setting" : "tried." + number);
    }

    /** Without the argument, which may be a passphrase. */
    @Override
    public String toString() {
        return "command " + number;
    }
}
