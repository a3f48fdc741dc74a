// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

class TokenReadersFuzz {
    private static final char[] PASSWORD = "pässword".toCharArray();
    private static final long LARGEST = 8L * 1024 * 1024;

    @FuzzTest
    void anyTextHoldsDevicesOrIsRefused(@NotNull String text) {
        try (KnownDevices found = PastedTokens.read(text, Placeholder.REFUSE)) {
            check(found);
            assertThat(found.devices()).isNotEmpty();
        } catch (TokenImportException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anyBytesAreADatabaseOrRefused(byte[] file) {
        if (file == null) {
            return;
        }
        try (KnownDevices found = AppDatabase.read(file, false, "some.db", Placeholder.ACCEPT)) {
            check(found);
        } catch (TokenImportException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anyBytesAreABackupOrRefused(byte[] file) throws IOException {
        if (file == null) {
            return;
        }
        try (AndroidBackup.Contents contents =
                AndroidBackup.read(new ByteArrayInputStream(file), PASSWORD, LARGEST, "some.ab")) {
            assertThat(contents.files()).hasSizeLessThanOrEqualTo(3);
        } catch (TokenImportException refused) {
            assertThat(refused).hasNoCause();
        }
    }

    @FuzzTest
    void anyBytesAreALogOrChangeNothing(byte[] log) throws IOException {
        if (log == null) {
            return;
        }
        byte[] database = Samples.own("with-log.db");
        byte[] present = WriteAheadLog.apply(database, log);

        assertThat(present.length).isLessThanOrEqualTo(SqliteBytes.LARGEST);
        if (Arrays.equals(log, new byte[log.length])) {
            assertThat(present).isEqualTo(database);
        }
    }

    private static void check(KnownDevices found) {
        assertThat(found.devices()).hasSizeLessThanOrEqualTo(KnownDevices.MOST).allSatisfy(device -> {
            assertThat(device.did()).hasSizeLessThanOrEqualTo(40);
            assertThat(device.name()).hasSizeLessThanOrEqualTo(KnownDevice.LONGEST_NAME);
            assertThat(device.model() + device.address()).hasSizeLessThanOrEqualTo(2 * KnownDevice.LONGEST_NAME);
            assertThat(device.mac()).matches("(?:[0-9A-F]{2}(?::[0-9A-F]{2}){5})?");
            assertThat(device.toString().codePoints().filter(Character::isISOControl))
                    .isEmpty();
        });
    }
}
