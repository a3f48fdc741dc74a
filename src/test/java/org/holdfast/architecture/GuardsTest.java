// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.Executors;
import javafx.scene.control.Tooltip;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

/** Which parts of the platform may be used where. */
class GuardsTest {
    private static final String SINGLE_INSTANCE = "org.holdfast.service.SingleInstance";
    private static final String BACKGROUND = "org.holdfast.ui.control.Background";

    @Test
    void onlyScreensKnowTheToolkit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.holdfast.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
                .check(House.APPLICATION);
    }

    @Test
    void modelsOfScreensHoldNoNodes() {
        noClasses()
                .that()
                .resideInAPackage("org.holdfast.ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .allowEmptyShould(true)
                .check(House.APPLICATION);
    }

    @Test
    void theOldToolkitIsUsedNowhere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "javax.imageio..")
                .check(House.APPLICATION);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.holdfast", "org.holdfast.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(House.APPLICATION);
    }

    @Test
    void logsGoThroughTheOneFacade() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(House.APPLICATION);
    }

    @Test
    void workComesBackToTheWindowThroughOneClass() {
        noClasses()
                .that(arePartOfNone(BACKGROUND))
                .should()
                .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
                .check(House.APPLICATION);
    }

    @Test
    void socketsAreOpenedOnlyWhereDevicesAreSpokenTo() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.holdfast.net..",
                        "org.holdfast.media..",
                        "org.holdfast.wifi..",
                        "org.holdfast.family..",
                        "org.holdfast.lab..",
                        // Answers on sockets that net's listeners accepted.
                        "org.holdfast.service.restream..")
                .and(arePartOfNone(SINGLE_INSTANCE))
                .should()
                .dependOnClassesThat(belongToAnyOf(
                        Socket.class,
                        ServerSocket.class,
                        DatagramSocket.class,
                        MulticastSocket.class,
                        SocketChannel.class,
                        ServerSocketChannel.class,
                        DatagramChannel.class,
                        AsynchronousSocketChannel.class,
                        AsynchronousServerSocketChannel.class,
                        SocketFactory.class,
                        ServerSocketFactory.class))
                .check(House.APPLICATION);
    }

    @Test
    void serverSocketsAreOpenedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.holdfast.net..")
                .and(arePartOfNone(SINGLE_INSTANCE))
                .should()
                .accessTargetWhere(opensAServer())
                .check(House.APPLICATION);
    }

    @Test
    void requestsGoThroughTheOneClientThatIsBoundToAnInterface() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(HttpClient.class, HttpURLConnection.class, URLConnection.class))
                .orShould()
                .callMethod(URL.class, "openConnection")
                .check(House.APPLICATION);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.holdfast.net..", "org.holdfast.media..", "org.holdfast.family..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("okhttp3..")
                .check(House.APPLICATION);
    }

    @Test
    void playersAreKnownToTheirOwnFloorOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.holdfast.media..", "org.holdfast.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco..", "uk.co.caprica..", "com.sun.jna..")
                .check(House.APPLICATION);
    }

    @Test
    void everyThreadHasAName() {
        noClasses()
                .should()
                .callConstructorWhere(describe(
                        "make a nameless thread", call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .orShould()
                .callMethod(Executors.class, "newCachedThreadPool")
                .orShould()
                .callMethod(Executors.class, "newSingleThreadExecutor")
                .orShould()
                .callMethod(Executors.class, "newSingleThreadScheduledExecutor")
                .check(House.APPLICATION);
    }

    @Test
    void colourAndSizeComeFromTheThemeAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.holdfast.ui..")
                .should()
                .callMethodWhere(describe(
                        "inline styles",
                        call -> call.getName().equals("setStyle")
                                && call.getTargetOwner().getPackageName().startsWith("javafx")))
                .allowEmptyShould(true)
                .check(House.APPLICATION);
    }

    @Test
    void wordsOverAControlNeverTakeEscapeAway() {
        noClasses()
                .that(arePartOfNone("org.holdfast.ui.control.Hint"))
                .should()
                .callConstructorWhere(describe(
                        "make a bare tooltip", call -> call.getTargetOwner().isEquivalentTo(Tooltip.class)))
                .check(House.APPLICATION);
    }

    @Test
    void noClassIsNamedForNothingInParticular() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .andShould()
                .resideOutsideOfPackages("..util..", "..helper..", "..manager..", "..impl..")
                .check(House.APPLICATION);
    }

    private static DescribedPredicate<JavaClass> arePartOfNone(String... names) {
        Set<String> allowed = Set.of(names);
        return describe("are not part of " + allowed, type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return !allowed.contains(outermost.getName());
        });
    }

    private static DescribedPredicate<JavaAccess<?>> opensAServer() {
        return describe("opens a server socket", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getName();
            return (owner.equals(ServerSocket.class.getName()) && name.equals("<init>"))
                    || ((owner.equals(ServerSocketChannel.class.getName())
                                    || owner.equals(AsynchronousServerSocketChannel.class.getName()))
                            && name.equals("open"))
                    || owner.endsWith("ServerSocketFactory")
                    || owner.startsWith("com.sun.net.httpserver");
        });
    }
}
