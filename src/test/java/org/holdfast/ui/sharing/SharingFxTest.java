// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import atlantafx.base.controls.ToggleSwitch;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.holdfast.device.Device;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.ui.control.StateDot;
import org.holdfast.ui.stage.StageWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

// The fields are set by @Start, which the checker does not know.
@SuppressWarnings("NullAway.Init")
@ExtendWith(ApplicationExtension.class)
class SharingFxTest {
    @TempDir
    private Path folder;

    private StageWindow stage;
    private Restream restream;

    @Start
    void start(Stage window) {
        stage = new StageWindow(window, folder);
        restream = stage.house.services().restream();
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        List<String> complaints = stage.styles.complaints();
        stage.close();
        assertThat(complaints).isEmpty();
    }

    private Device open() {
        stage.house.family.camera().offer(new NoLivePicture());
        Device device = stage.house.save("bike", "Bike camera");
        stage.press("open-" + device.id());
        stage.choose("tab-sharing");
        stage.node("sharing");
        return device;
    }

    private void flip() {
        ToggleSwitch offered = (ToggleSwitch) stage.node("sharing-offered");
        onScreen(() -> {
            offered.fire();
            return true;
        });
    }

    private void type(String id, String words) {
        TextField field = (TextField) stage.node(id);
        onScreen(() -> {
            field.setText(words);
            return true;
        });
    }

    private String state() {
        StateDot dot = (StateDot) stage.node("sharing-state");
        return onScreen(dot::getAccessibleText);
    }

    private int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aCameraIsOfferedAndTheLinesCanBeCopied() throws Exception {
        restream.choose(RestreamChoices.INITIAL.at("127.0.0.1", freePort()));
        Device device = open();
        assertThat(state()).isEqualTo("Not offered");

        flip();

        await().until(() -> state().equals("Offered; nobody watches now"));
        URI stream = restream.offers().getFirst().stream();
        assertThat(((HttpURLConnection) stream.resolve("/").toURL().openConnection()).getResponseCode())
                .isEqualTo(200);
        stage.press("copy-vlc");
        String copied = onScreen(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("vlc " + stream);

        flip();

        await().until(() -> state().equals("Not offered"));
        assertThat(restream.choices().offers(device.id())).isFalse();
        assertThat(restream.state()).isEqualTo(new Restream.State.Off());
    }

    @Test
    void aPortThatIsTakenIsSaidInPlaceAndTheSwitchGoesBack() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            restream.choose(RestreamChoices.INITIAL.at("127.0.0.1", other.getLocalPort()));
            open();

            flip();

            await().until(() -> stage.words("error-sentence").contains("cannot be used"));
            assertThat(state()).isEqualTo("Not offered");
        }
    }

    @Test
    void whoMayWatchIsCheckedAndSaved() throws Exception {
        int port = freePort();
        open();
        type("sharing-port", "70000");
        type("sharing-user", "anna!");

        stage.press("sharing-save");

        assertThat(stage.words("sharing-port-wrong")).contains("1 to 65535");
        assertThat(stage.words("sharing-user-wrong")).contains("40 letters");

        type("sharing-port", Integer.toString(port));
        type("sharing-user", "anna");
        stage.press("sharing-save");
        assertThat(stage.words("sharing-password-wrong")).contains("password is needed");

        type("sharing-password", "hush");
        stage.press("sharing-save");

        await().until(() -> restream.choices().user().equals(Optional.of("anna")));
        assertThat(restream.choices().port()).isEqualTo(port);
        assertThat(restream.hasPassword()).isTrue();
        TextField password = (TextField) stage.node("sharing-password");
        String left = onScreen(password::getText);
        assertThat(left).isEmpty();
    }
}
