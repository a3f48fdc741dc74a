// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.util.List;
import java.util.Optional;

/** Where a later Novatek firmware answers otherwise than the SJ4000's (protocol reference, sections 3, 5 and 12). */
final class LaterFirmware {
    /** Chip, model, version, date of the build, maker. */
    private static final List<String> IDENTITY = List.of("660", "SJ5000X", "V1.4", "20160518", "SJCAM");

    private LaterFirmware() {}

    /** The answer, or empty where it is the SJ4000's. */
    static Optional<String> run(int number, String text, Commands.Body body, Recorder recorder) {
        return switch (number) {
            case 2016 -> Optional.of(Answers.value(2016, recorder.lapsing() ? 1 : recorder.seconds()));
            case 3012 -> Optional.of(Answers.strings(3012, IDENTITY));
            case 3016 -> Optional.of(Answers.status(3016, 0));
            case 3029 ->
                Optional.of(Answers.DECLARATION + "<LIST>\n<SSID>" + body.ssid() + "</SSID>\n<PASSPHRASE>"
                        + body.passphrase() + "</PASSPHRASE>\n</LIST>\n");
            case 3030 -> Optional.of(movieSizes());
            case 3031 -> Optional.of(text.equals("all") ? menu() : Answers.status(3031, -21));
            default -> Optional.empty();
        };
    }

    private static String movieSizes() {
        return Answers.DECLARATION + "<LIST>\n" + size("1080P60", 0, 1920, 1080, 60)
                + size("1080P30", 1, 1920, 1080, 30) + size("720P120", 2, 1280, 720, 120)
                + size("720P60", 3, 1280, 720, 60) + size("720P30", 4, 1280, 720, 30)
                + size("2K30", 5, 2560, 1440, 30) + "</LIST>\n";
    }

    private static String size(String name, int index, int width, int height, int rate) {
        return "<Item>\n<Name>" + name + "</Name>\n<Index>" + index + "</Index>\n<Size>" + width + "*" + height
                + "</Size>\n<FrameRate>" + rate + "</FrameRate>\n<Type>2</Type>\n</Item>\n";
    }

    private static String menu() {
        return Answers.DECLARATION + "<LIST>\n"
                + item(2002, "MOVIE_SIZE", "1080P60", "1080P30", "720P120", "720P60", "720P30", "2K30")
                + item(2003, "CYCLIC_REC", "OFF", "3MIN", "5MIN", "10MIN")
                + item(2004, "WDR", "OFF", "ON")
                + item(2007, "AUDIO", "OFF", "ON")
                + item(2008, "DATEIMPRINT", "OFF", "ON")
                + "<CHK>1</CHK>\n</LIST>\n";
    }

    private static String item(int command, String name, String... options) {
        StringBuilder text = new StringBuilder("<Item>\n<Cmd>")
                .append(command)
                .append("</Cmd>\n<Name>")
                .append(name)
                .append("</Name>\n<MenuList>\n");
        for (int i = 0; i < options.length; i++) {
            text.append("<Option>\n<Index>")
                    .append(i)
                    .append("</Index>\n<Id>")
                    .append(options[i])
                    .append("</Id>\n</Option>\n");
        }
        return text.append("</MenuList>\n</Item>\n").toString();
    }
}
