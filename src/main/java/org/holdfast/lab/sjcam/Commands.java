// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/**
 * What the camera does and answers for each command (protocol reference, sections 4 to 8 and 14). Confined to the
 * camera's thread.
 */
final class Commands {
    private static final int WRONG_MODE = -13;
    private static final int UNKNOWN = -256;
    /** What 3002 names on the SJ4000. */
    private static final List<Integer> LISTED = List.of(
            1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 1012, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008,
            2009, 2010, 2013, 2014, 2015, 2016, 2019, 3001, 3002, 3003, 3004, 3005, 3006, 3007, 3008, 3010, 3011, 3012,
            3013, 3014, 3015, 3016, 3017, 3018, 3019, 3021, 3022, 3023, 3024, 3025, 3026, 3027, 3028, 4001, 4002, 4003,
            8001, 8002);
    /** Listed, with an effect that nobody knows: accepted, and nothing happens. */
    private static final Set<Integer> IDLE = Set.of(2013, 2014, 2015, 3021, 3023, 3028, 8001, 8002);

    private final Body body;
    private final Card card;
    private final CameraSettings settings;
    private final CameraClock clock;
    private final Recorder recorder;
    private final Faults faults;
    private final boolean later;

    /** What commands do to the camera as a whole. */
    interface Body {
        Mode mode();

        void changeMode(int number) throws IOException;

        /** Whether settings are taken now, which they are not just after a change of mode. */
        boolean settled();

        void crash();

        void powerOff();

        void restartWifi();

        void rename(String ssid);

        void changePassphrase(String passphrase);

        String ssid();

        String passphrase();

        int battery();
    }

    Commands(
            Body body,
            Card card,
            CameraSettings settings,
            CameraClock clock,
            Recorder recorder,
            Faults faults,
            boolean later) {
        this.body = body;
        this.card = card;
        this.settings = settings;
        this.clock = clock;
        this.recorder = recorder;
        this.faults = faults;
        this.later = later;
    }

    /**
     * Does one.
     *
     * @param number the command
     * @param parameter {@code par}, 0 where it was missing
     * @param text {@code str}, empty where it was missing
     * @return the answer; empty where the camera never answers
     */
    Optional<String> run(int number, int parameter, String text) throws IOException {
        if (later) {
            Optional<String> answer = LaterFirmware.run(number, text, body, recorder);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return switch (number) {
            case 1001 -> shoot();
            case 2001 -> record(parameter);
            case 3001 -> mode(parameter);
            case 3002 -> Optional.of(Answers.commands(LISTED));
            case 3003, 3004, 3005, 3006 -> Optional.of(words(number, text));
            case 3010, 3011, 3013, 3018 -> drastic(number, parameter);
            case 3012 -> Optional.of(Answers.strings(3012, List.of("G20140116V01")));
            case 3014 -> Optional.of(Answers.settings(settings.all()));
            case 3016 -> Optional.of(Answers.status(3016, body.mode().number()));
            case 3029, 3030 -> Optional.of(Answers.strings(number, List.of(firmwareSource(number))));
            case 4003 -> Optional.of(delete(pathOf(text)));
            case 4004 -> Optional.of(deleteAll());
            default -> settings.has(number) ? set(number, parameter) : query(number);
        };
    }

    /** Deletes a file or folder as {@code ?del=1} and 4003 do. */
    String delete(String path) {
        return Answers.status(4003, card.delete(path) ? 0 : -1);
    }

    private Optional<String> query(int number) {
        return switch (number) {
            case 1003 -> Optional.of(Answers.value(1003, card.photosLeft()));
            case 2009 -> Optional.of(Answers.value(2009, card.secondsLeft()));
            case 2016 -> Optional.of(Answers.value(2016, recorder.state()));
            case 3017 -> Optional.of(Answers.value(3017, card.free()));
            case 3019 -> Optional.of(Answers.value(3019, body.battery()));
            case 3022 -> Optional.of(Answers.value(3022, 0));
            case 3024 -> Optional.of(Answers.value(3024, card.present() ? 1 : 0));
            case 3027 ->
                Optional.of(Answers.value(3027, clock.now().toLocalTime().toSecondOfDay() * 2L + 1));
            default -> Optional.of(Answers.status(number, IDLE.contains(number) ? 0 : UNKNOWN));
        };
    }

    private Optional<String> shoot() throws IOException {
        if (body.mode() == Mode.PHOTO) {
            Integer status = recorder.shoot();
            return status == null ? Optional.empty() : Optional.of(Answers.status(1001, status));
        }
        if (body.mode() != Mode.LAPSE_PHOTO) {
            return Optional.of(Answers.status(1001, WRONG_MODE));
        }
        if (recorder.lapsing()) {
            recorder.stopLapse();
            return Optional.of(Answers.status(1001, 0));
        }
        return Optional.of(Answers.status(1001, recorder.startLapse()));
    }

    private Optional<String> record(int parameter) throws IOException {
        if (!body.mode().video()) {
            return Optional.of(Answers.status(2001, WRONG_MODE));
        }
        if (parameter == 0) {
            recorder.stopMovie(true);
            return Optional.of(Answers.status(2001, 0));
        }
        return Optional.of(Answers.status(2001, recorder.startMovie(body.mode() == Mode.LAPSE_VIDEO)));
    }

    private Optional<String> mode(int parameter) throws IOException {
        body.changeMode(parameter);
        return Optional.of(Answers.status(3001, 0));
    }

    private Optional<String> set(int number, int parameter) {
        if (faults.has(Fault.IGNORED_SETTING)) {
            return Optional.of(Answers.status(number, 0));
        }
        boolean outside = parameter < 0 || parameter >= settings.options(number);
        if (outside && (number == CameraSettings.MOVIE_SIZE || number == CameraSettings.PHOTO_LAPSE)) {
            body.crash();
            return Optional.empty();
        }
        if (number == 3007 && parameter == 4) {
            body.powerOff();
        } else if (body.settled()) {
            settings.set(number, parameter, body.mode(), recorder.recording());
        }
        return Optional.of(Answers.status(number, 0));
    }

    private String words(int number, String text) {
        if (!faults.has(Fault.IGNORED_SETTING)) {
            switch (number) {
                case 3003 -> body.rename(text);
                case 3004 -> body.changePassphrase(text);
                case 3005 -> clock.setDate(text);
                default -> clock.setTime(text);
            }
        }
        return Answers.status(number, 0);
    }

    private Optional<String> drastic(int number, int parameter) {
        switch (number) {
            case 3010 -> {
                if (!card.present()) {
                    return Optional.of(Answers.status(3010, -52));
                }
                if (parameter == 1) {
                    card.format();
                }
            }
            case 3011 -> settings.reset();
            case 3018 -> body.restartWifi();
            default -> {
                // A firmware update without firmware: nothing good comes of it.
                body.crash();
                return Optional.empty();
            }
        }
        return Optional.of(Answers.status(number, 0));
    }

    private String deleteAll() {
        for (CardFile file : card.files()) {
            card.delete(file.path());
        }
        return Answers.status(4004, 0);
    }

    private static String pathOf(String text) {
        String path = text.length() > 1 && text.charAt(1) == ':' ? text.substring(2) : text;
        return path.replace('\\', '/');
    }

    private static String firmwareSource(int number) {
        return number == 3029 ? "http://example.invalid/download/filedesc.xml" : "FWSJ4000.bin";
    }
}
