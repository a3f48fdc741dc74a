// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;

/**
 * One setting as a screen shows it: what was said last, and what became of the last change. FX thread only, needs no
 * window.
 */
public final class SettingEntry {
    private final Background background;
    private final Writer writer;
    private final ReadOnlyObjectWrapper<Setting> setting;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(this, "status", new Status.Idle());

    /**
     * @param writer writes a value and reads it back
     */
    public SettingEntry(Setting setting, Background background, Writer writer) {
        this.background = background;
        this.writer = writer;
        this.setting = new ReadOnlyObjectWrapper<>(this, "setting", setting);
    }

    /** What was said last. */
    public ReadOnlyObjectProperty<Setting> setting() {
        return setting.getReadOnlyProperty();
    }

    /** What became of the last change. */
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** Takes what was read meanwhile; a change that is under way is left alone. */
    public void read(Setting now) {
        if (!(status.get() instanceof Status.Writing)) {
            setting.set(now);
        }
    }

    /** Writes a value and reads it back; ignored while another change is under way. */
    public void apply(String value) {
        if (status.get() instanceof Status.Writing) {
            return;
        }
        status.set(new Status.Writing());
        background.run(
                () -> writer.apply(setting.get().name(), value),
                applied -> {
                    setting.set(applied.setting());
                    status.set(applied.why().<Status>map(Status.Ignored::new).orElseGet(Status.Taken::new));
                },
                failure -> status.set(new Status.Failed(failure)));
    }

    /** Writes a setting; blocks. */
    @FunctionalInterface
    public interface Writer {
        Settings.Applied apply(String name, String value) throws DeviceException, InterruptedException;
    }

    /** What became of the last change. */
    public sealed interface Status {
        /** There was none. */
        record Idle() implements Status {}

        /** It is being written and read back. */
        record Writing() implements Status {}

        /** The device took it. */
        record Taken() implements Status {}

        /** The device kept the old value. */
        record Ignored(Text why) implements Status {}

        /** It could not be written or read back. */
        record Failed(DeviceException why) implements Status {}

        /** The sentence to show in the row, where there is one. */
        default Optional<Text> sentence() {
            return switch (this) {
                case Ignored(Text why) -> Optional.of(why);
                case Failed(DeviceException why) -> Optional.of(why.sentence());
                case Idle() -> Optional.empty();
                case Writing() -> Optional.empty();
                case Taken() -> Optional.empty();
            };
        }
    }
}
