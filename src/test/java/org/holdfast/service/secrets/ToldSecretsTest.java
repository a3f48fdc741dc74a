// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.service.store.DiskSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldSecretsTest {
    @TempDir
    private Path folder;

    @Test
    void whoseSecretChangedIsToldOnceItIsKept() throws IOException {
        ToldSecrets secrets = new ToldSecrets(new FileSecrets(folder, DiskSteps.ofSystem(), Clock.systemUTC()));
        List<String> told = new ArrayList<>();
        secrets.listen(device -> {
            try {
                told.add(device + " "
                        + secrets.get(device, "password").map(String::new).orElse("none"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        secrets.put("cam", "password", "6666".toCharArray());
        secrets.remove("cam", "password");

        assertThat(told).containsExactly("cam 6666", "cam none");
    }
}
