// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.StateCodec;

class SecretsFileFuzz {
    @FuzzTest
    void anyBytesAreASecretsFileOrAreRefused(byte @NotNull [] bytes) {
        StateCodec<SecretsFileFormat.Sealed> codec = new StateCodec<>(new SecretsFileFormat());
        try {
            SecretsFileFormat.Sealed read = codec.read(bytes);
            assertThat(codec.read(codec.write(read))).isEqualTo(read);
        } catch (MalformedStateException | StateCodec.FutureStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    @FuzzTest
    void anyBytesAreAListOfSecretsOrAreRefused(byte @NotNull [] bytes) {
        try {
            SecretList list = SecretList.read(bytes);
            byte[] written = list.write();
            assertThat(SecretList.read(written).write()).isEqualTo(written);
        } catch (MalformedStateException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }
}
