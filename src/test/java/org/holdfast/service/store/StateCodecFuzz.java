// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Map;
import org.holdfast.service.CommandHistory.Command;
import org.holdfast.service.Preferences;
import org.holdfast.service.SecretImports.Waiting;
import org.holdfast.service.WallState;

class StateCodecFuzz {
    @FuzzTest
    void anyBytesAreADeviceBookThatReadsBackOrAreRefused(byte @NotNull [] bytes) {
        StateCodec<List<SavedDevice>> codec = new StateCodec<>(new DeviceBookShape());
        List<SavedDevice> book;
        try {
            book = codec.read(bytes);
            assertThat(codec.read(codec.write(book))).isEqualTo(book);
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void anyBytesAreSettingsThatReadBackOrAreRefused(byte @NotNull [] bytes) {
        StateCodec<Preferences> codec = new StateCodec<>(new PreferencesShape());
        try {
            Preferences read = codec.read(bytes);
            assertThat(codec.read(codec.write(read))).isEqualTo(read);
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void anyBytesAreAWallThatReadsBackOrAreRefused(byte @NotNull [] bytes) {
        StateCodec<WallState> codec = new StateCodec<>(new WallShape());
        try {
            WallState read = codec.read(bytes);
            assertThat(codec.read(codec.write(read))).isEqualTo(read);
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void anyBytesAreAListOfWaitingSecretsThatReadsBackOrAreRefused(byte @NotNull [] bytes) {
        StateCodec<List<Waiting>> codec = new StateCodec<>(new WaitingSecretsShape());
        try {
            List<Waiting> read = codec.read(bytes);
            assertThat(codec.read(codec.write(read))).isEqualTo(read);
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void anyBytesAreAHistoryOfCommandsThatReadsBackOrIsRefused(byte @NotNull [] bytes) {
        StateCodec<Map<String, List<Command>>> codec = new StateCodec<>(new CommandHistoryShape());
        try {
            Map<String, List<Command>> read = codec.read(bytes);
            assertThat(codec.read(codec.write(read))).isEqualTo(read);
            assertThat(read.values()).allSatisfy(list -> assertThat(list).allMatch(Command::keepable));
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }
}
