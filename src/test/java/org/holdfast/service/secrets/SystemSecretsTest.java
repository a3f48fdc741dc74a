// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.service.Secrets;
import org.holdfast.service.Secrets.Protection;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemSecretsTest {
    @TempDir
    Path folder;

    private final Map<String, char[]> stored = new HashMap<>();
    private final SystemKeyStore store = new SystemKeyStore() {
        @Override
        public String name() {
            return "Test store";
        }

        @Override
        public Optional<char[]> get(String account) {
            return Optional.ofNullable(stored.get(account));
        }

        @Override
        public void put(String account, char[] secret) {
            stored.put(account, secret);
        }

        @Override
        public void remove(String account) {
            stored.remove(account);
        }
    };

    @Test
    void newSecretsGoToTheSystemAndOlderOnesAreStillFoundInTheFile() throws IOException {
        FileSecrets file = new FileSecrets(folder, DiskSteps.ofSystem(), new TestTime().clock());
        file.put("cam", "password", "old".toCharArray());
        SystemSecrets secrets = new SystemSecrets(store, Optional.of(file));

        assertThat(secrets.get("cam", "password").map(String::new)).contains("old");
        secrets.put("cam", "password", "new".toCharArray());
        assertThat(secrets.get("cam", "password").map(String::new)).contains("new");
        assertThat(stored).containsOnlyKeys("password of cam");
        secrets.remove("cam", "password");

        assertThat(secrets.get("cam", "password")).isEmpty();
        assertThat(secrets.protection()).isEqualTo(Protection.SYSTEM_KEY_STORE);
        assertThat(secrets.where().toString()).contains("Test store");
        assertThatThrownBy(() -> secrets.changePassphrase(new char[0], new char[0]))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theStoreIsLookedForOnlyWhenItIsNeededAndEverySecretIsTold() throws IOException {
        List<String> told = new ArrayList<>();
        List<String> looked = new ArrayList<>();
        Secrets secrets = new ChosenSecrets(
                () -> {
                    looked.add("once");
                    return new SystemSecrets(store, Optional.empty());
                },
                secret -> told.add(new String(secret)));
        assertThat(looked).isEmpty();

        secrets.put("cam", "password", "one".toCharArray());
        secrets.get("cam", "password");

        assertThat(looked).hasSize(1);
        assertThat(told).containsExactly("one", "one");
    }
}
