// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import org.holdfast.device.Text;

/** Where a token was found. */
public enum TokenSource {
    /** Typed or pasted. */
    PASTED,
    /** A file of text that a token tool wrote, or a log, or a bare token. */
    TEXT_FILE,
    /** The database of the Android app, {@code miio2.db}. */
    ANDROID_DATABASE,
    /** The same inside of an Android backup. */
    ANDROID_BACKUP,
    /** The preferences of the Yeelight app inside of an Android backup. */
    YEELIGHT_BACKUP,
    /** The database of the iOS app. */
    IOS_DATABASE;

    /** What to call it. */
    public Text label() {
        return switch (this) {
            case PASTED -> TokenTexts.text("source.pasted");
            case TEXT_FILE -> TokenTexts.text("source.text-file");
            case ANDROID_DATABASE -> TokenTexts.text("source.android-database");
            case ANDROID_BACKUP -> TokenTexts.text("source.android-backup");
            case YEELIGHT_BACKUP -> TokenTexts.text("source.yeelight-backup");
            case IOS_DATABASE -> TokenTexts.text("source.ios-database");
        };
    }
}
