// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.holdfast.device.DeviceException;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedCredentialsTest {
    private static final int FEW_ROUNDS = 1000;

    @TempDir
    Path folder;

    private FileSecrets open() {
        return new FileSecrets(folder, DiskSteps.ofSystem(), new TestTime().clock(), FEW_ROUNDS);
    }

    @Test
    void eachDeviceHasItsOwnSecretsAndNoneOfAnothers() throws Exception {
        FileSecrets secrets = open();
        secrets.put("one", "password", "kelp 1".toCharArray());
        secrets.put("other", "password", "kelp 2".toCharArray());

        SavedCredentials credentials = new SavedCredentials(secrets, "one");

        assertThat(credentials.get("password").map(String::new)).contains("kelp 1");
        assertThat(credentials.get("token")).isEmpty();
        assertThat(new SavedCredentials(secrets, "third").get("password")).isEmpty();
        assertThat(credentials.toString()).doesNotContain("kelp");
    }

    @Test
    void aStoreThatIsClosedIsSaidAndNotTakenForNoPassword() throws IOException {
        FileSecrets secrets = open();
        secrets.put("one", "password", "kelp".toCharArray());
        secrets.changePassphrase(new char[0], "low tide".toCharArray());
        SavedCredentials credentials = new SavedCredentials(open(), "one");

        assertThatThrownBy(() -> credentials.get("password"))
                .isInstanceOfSatisfying(DeviceException.Unsupported.class, closed -> {
                    assertThat(closed.sentence().in(Locale.ENGLISH)).contains("secret store is closed");
                    assertThat(closed.advice().in(Locale.ENGLISH)).contains("Secrets");
                });
    }
}
