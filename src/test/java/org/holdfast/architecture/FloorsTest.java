// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

/** A package imports only from floors below its own; docs/architecture.md draws the house. */
class FloorsTest {
    @Test
    void packagesImportOnlyFromFloorsBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.holdfast..")
                .withOptionalLayers(true)
                .layer("net")
                .definedBy("org.holdfast.net..")
                .layer("device")
                .definedBy("org.holdfast.device..")
                .layer("media")
                .definedBy("org.holdfast.media..")
                .layer("wifi")
                .definedBy("org.holdfast.wifi..")
                .layer("capture")
                .definedBy("org.holdfast.capture..")
                .layer("serial")
                .definedBy("org.holdfast.serial..")
                .layer("family")
                .definedBy("org.holdfast.family..")
                .layer("lab")
                .definedBy("org.holdfast.lab..")
                .layer("service")
                .definedBy("org.holdfast.service..")
                .layer("ui")
                .definedBy("org.holdfast.ui..")
                .layer("cli")
                .definedBy("org.holdfast.cli..")
                .layer("root")
                .definedBy("org.holdfast")
                .whereLayer("net")
                .mayNotAccessAnyLayer()
                .whereLayer("device")
                .mayOnlyAccessLayers("net")
                .whereLayer("media")
                .mayOnlyAccessLayers("net", "device")
                .whereLayer("wifi")
                .mayOnlyAccessLayers("net", "device")
                .whereLayer("capture")
                .mayOnlyAccessLayers("net", "device")
                .whereLayer("serial")
                .mayOnlyAccessLayers("net", "device")
                .whereLayer("family")
                .mayOnlyAccessLayers("net", "device", "media", "wifi", "capture", "serial")
                .whereLayer("lab")
                .mayOnlyAccessLayers("net", "device", "media", "wifi", "capture", "serial", "family")
                .whereLayer("service")
                .mayOnlyAccessLayers("net", "device", "media", "wifi", "capture", "serial", "family")
                .whereLayer("ui")
                .mayOnlyAccessLayers("net", "device", "media", "wifi", "capture", "serial", "family", "service")
                .whereLayer("cli")
                .mayOnlyAccessLayers("net", "device", "media", "wifi", "capture", "serial", "family", "service")
                .whereLayer("lab")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .check(House.APPLICATION);
    }

    @Test
    void everyPackageStandsOnANamedFloor() {
        classes()
                .should()
                .resideInAnyPackage(
                        "org.holdfast",
                        "org.holdfast.net..",
                        "org.holdfast.device..",
                        "org.holdfast.media..",
                        "org.holdfast.wifi..",
                        "org.holdfast.capture..",
                        "org.holdfast.serial..",
                        "org.holdfast.family.*..",
                        "org.holdfast.lab..",
                        "org.holdfast.service..",
                        "org.holdfast.ui..",
                        "org.holdfast.cli..")
                .check(House.APPLICATION);
    }

    @Test
    void familiesAreStrangers() {
        slices().matching("org.holdfast.family.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(House.APPLICATION);
    }

    @Test
    void noFloorIsPartOfACycle() {
        slices().matching("org.holdfast.(*)..").should().beFreeOfCycles().check(House.APPLICATION);
    }

    @Test
    void screensDoNotDependOnEachOtherInCircles() {
        slices().matching("org.holdfast.ui.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(House.APPLICATION);
    }

    @Test
    void screensNeverAskWhichFamilyADeviceIs() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("org.holdfast.ui..", "org.holdfast.cli..", "org.holdfast.service..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.holdfast.family..")
                .allowEmptyShould(true)
                .check(House.APPLICATION);
    }
}
