// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.RawAccess;
import org.holdfast.device.WifiSetup;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SecretsTest {
    private static final String OTHER = "00112233445566778899aabbccddeeff";
    private static final String PASSWORD = "Sesame-4711-open";

    private final List<String> seen = new ArrayList<>();

    @Test
    void noTokenAndNoPasswordStandsInALogATextOrAnException(@TempDir Path folder) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger("org.holdfast");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        List<String> tokens;
        try (Lab lab =
                new Lab(Lab.Options.usual(folder).only("miio").withFaults(List.of(Fault.UNPROVISIONED.word())))) {
            lab.start();
            tokens = lab.devices().stream()
                    .map(each -> Quick.fact(each, "token"))
                    .toList();
            use(lab, folder);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        for (ILoggingEvent each : List.copyOf(log.list)) {
            seen.add(each.getFormattedMessage());
            for (IThrowableProxy why = each.getThrowableProxy(); why != null; why = why.getCause()) {
                seen.add(String.valueOf(why.getMessage()));
            }
        }

        assertThat(seen).hasSizeGreaterThan(8).allSatisfy(text -> {
            assertThat(text).doesNotContain(OTHER).doesNotContain(PASSWORD);
            tokens.forEach(token -> assertThat(text).doesNotContain(token));
        });
    }

    private void use(Lab lab, Path folder) throws Exception {
        MiioFamily family = Quick.family(new WireTap(), folder.resolve("models"));
        Lab.Running plug = lab.devices().getFirst();
        SearchTargets targets = SearchTargets.loopbackOnly();
        targets.add(Optional.of("miio"), plug.device().address());
        family.search(targets, each -> seen.add(each.toString()));
        Device device = ((Found.Supported) family.identify(plug.device().address(), Optional.empty())).device();
        char[] token = Quick.fact(plug, "token").toCharArray();
        try (Connection connection = family.connect(device, _ -> Optional.of(token.clone()))) {
            seen.add(connection + " " + connection.device() + " " + connection.facts());
            RawAccess raw = connection.capability(RawAccess.class).orElseThrow();
            seen.add(raw.send("miIO.info", "[]"));
            note(() -> raw.send("get_prop", "{\"passwd\":\"" + PASSWORD));
            note(() -> raw.send("miIO.config_router", "{\"passwd\":\"" + PASSWORD + "\"}"));
            WifiSetup wifi = connection.capability(WifiSetup.class).orElseThrow();
            WifiSetup.HomeNetwork network = new WifiSetup.HomeNetwork("home", PASSWORD.toCharArray());
            note(() -> wifi.join(new WifiSetup.HomeNetwork("x".repeat(40), PASSWORD.toCharArray())));
            seen.add(wifi.join(network).toString());
            seen.add(wifi + " " + network);
        }
        lab.faults().off(Fault.UNPROVISIONED);
        note(() -> family.connect(device, _ -> Optional.of(OTHER.toCharArray())));
        note(() -> family.connect(device, _ -> Optional.of((OTHER + " " + PASSWORD).toCharArray())));
        note(() -> new TokenImport().paste(PASSWORD + " " + OTHER.substring(3)));
        try (var held = new TokenImport().paste("ID: 7\nTOKEN: " + OTHER)) {
            seen.add(held.toString());
        }
    }

    private interface Deed {
        Object run() throws Exception;
    }

    private void note(Deed deed) throws Exception {
        try {
            Object done = deed.run();
            seen.add(String.valueOf(done));
            if (done instanceof AutoCloseable open) {
                open.close();
            }
        } catch (DeviceException e) {
            for (Throwable why = e; why != null; why = why.getCause()) {
                seen.add(why + " " + (why instanceof DeviceException told ? told.advice() : ""));
            }
        }
    }
}
