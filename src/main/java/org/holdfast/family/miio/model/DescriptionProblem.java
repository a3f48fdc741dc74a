// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import org.holdfast.device.DeviceException;

/** That a file is no description that can be used. */
final class DescriptionProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** What is wrong. */
    enum Fault {
        UNREADABLE,
        NO_FILE,
        TOO_LARGE,
        EMPTY,
        WEB_PAGE,
        NO_JSON,
        TOO_DEEP,
        LIST_OF_ALL,
        NO_DESCRIPTION,
        CONTRADICTION,
        TOO_MANY
    }

    DescriptionProblem(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** @param name of the file */
    DeviceException.NotAllowed sentence(String name) {
        String key = switch (fault) {
            case UNREADABLE -> "unreadable";
            case NO_FILE -> "no-file";
            case TOO_LARGE -> "too-large";
            case EMPTY -> "empty";
            case WEB_PAGE -> "web-page";
            case NO_JSON -> "no-json";
            case TOO_DEEP -> "too-deep";
            case LIST_OF_ALL -> "list-of-all";
            case NO_DESCRIPTION -> "no-description";
            case CONTRADICTION -> "contradiction";
            case TOO_MANY -> "too-many";
        };
        return new DeviceException.NotAllowed(
                text("file.problem." + key, PlainWords.of(name)), text("file.advice." + key));
    }
}
