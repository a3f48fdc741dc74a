// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks the system by its own programs. What was not tried on Windows and macOS is only ever a hint. */
public final class RealSystemFacts implements SystemFacts {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Path LINUX_INTERFACES = Path.of("/sys/class/net");

    private final Kind kind;

    public RealSystemFacts() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            kind = Kind.LINUX;
        } else if (name.startsWith("windows")) {
            kind = Kind.WINDOWS;
        } else {
            kind = name.startsWith("mac") ? Kind.MAC : Kind.OTHER;
        }
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Optional<Boolean> hasWifi() {
        return switch (kind) {
            case LINUX -> linuxWifi();
            case WINDOWS ->
                BoundedCommand.run(
                                List.of(
                                        "powershell.exe",
                                        "-NoProfile",
                                        "-NonInteractive",
                                        "-Command",
                                        "@(Get-NetAdapter -Physical | Where-Object {$_.NdisPhysicalMedium -eq 9}).Count"),
                                PATIENCE)
                        .map(String::strip)
                        .filter(count -> count.matches("[0-9]{1,3}"))
                        .map(count -> !count.equals("0"));
            case MAC ->
                BoundedCommand.run(List.of("/usr/sbin/networksetup", "-listallhardwareports"), PATIENCE)
                        .map(ports -> ports.contains("Wi-Fi") || ports.contains("AirPort"));
            case OTHER -> Optional.empty();
        };
    }

    private static Optional<Boolean> linuxWifi() {
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(LINUX_INTERFACES)) {
            for (Path each : interfaces) {
                if (Files.exists(each.resolve("wireless")) || Files.exists(each.resolve("phy80211"))) {
                    return Optional.of(true);
                }
            }
            return Optional.of(false);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> publicNetwork() {
        if (kind != Kind.WINDOWS) {
            return Optional.empty();
        }
        return BoundedCommand.run(
                        List.of(
                                "powershell.exe",
                                "-NoProfile",
                                "-NonInteractive",
                                "-Command",
                                "Get-NetConnectionProfile | Where-Object {$_.NetworkCategory -eq 'Public'}"
                                        + " | Select-Object -First 1 -ExpandProperty InterfaceAlias"),
                        PATIENCE)
                .map(String::strip)
                .filter(name -> !name.isEmpty() && name.length() < 100);
    }

    @Override
    public Optional<String> firewall() {
        return switch (kind) {
            case LINUX ->
                List.of("firewalld", "ufw", "nftables").stream()
                        .filter(RealSystemFacts::active)
                        .findFirst();
            case MAC ->
                BoundedCommand.run(
                                List.of("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate"),
                                PATIENCE)
                        .filter(state -> state.contains("enabled"))
                        .map(state -> "macOS");
            case WINDOWS ->
                BoundedCommand.run(
                                List.of(
                                        "powershell.exe",
                                        "-NoProfile",
                                        "-NonInteractive",
                                        "-Command",
                                        "@(Get-NetFirewallProfile | Where-Object {$_.Enabled -eq 'True'}).Count"),
                                PATIENCE)
                        .map(String::strip)
                        .filter(count -> count.matches("[1-9][0-9]?"))
                        .map(count -> "Windows");
            case OTHER -> Optional.empty();
        };
    }

    private static boolean active(String unit) {
        return BoundedCommand.run(List.of("systemctl", "is-active", unit), Duration.ofMillis(500))
                .filter(answer -> answer.strip().equals("active"))
                .isPresent();
    }
}
