// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering.Direction;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.ScriptedSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CgiDialectTest {
    private static final String OK = "result= 0;\r\n";
    private static final Map<String, Integer> NUMBERS = Map.of(
            "check_user", 0x60a0,
            "get_status", 0x6001,
            "livestream", 0x6037,
            "audiostream", 0x1234,
            "decoder_control", 0x6019,
            "set_ap_config", 0x6011,
            "reboot", 0x6027,
            "set_formatsd", 0x6028);

    private final Map<String, String> says = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ScriptedSession session = new ScriptedSession(this::answer);
    private final CgiDialect dialect = new CgiDialect(
            session,
            new Login("admin", "6&6 6".toCharArray()),
            Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC),
            Duration.ofMillis(200));

    private List<byte[]> answer(byte[] request) {
        String line = CgiMessageTest.line(request);
        heard.add(line);
        String name = line.substring(line.indexOf('/') + 1, line.indexOf(".cgi"));
        String said = says.getOrDefault(name, OK);
        return said.isEmpty() ? List.of() : List.of(CgiMessageTest.reply(NUMBERS.getOrDefault(name, 0x7777), said));
    }

    @AfterEach
    void close() {
        dialect.close();
    }

    @Test
    void theLoginIsOneCallWithUserAndPasswordTwice() throws Exception {
        dialect.login();

        assertThat(heard)
                .containsExactly("GET /check_user.cgi?loginuse=admin&loginpas=6%266%206&user=admin&pwd=6%266%206&");
    }

    @Test
    void aLoginThatIsNotGoodIsAWrongPasswordAndNotRepeated() {
        says.put("check_user", "result= -1;\r\n");

        assertThatThrownBy(dialect::login).isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aSilentCameraIsSaidToBeSilent() {
        says.put("check_user", "");

        assertThatThrownBy(dialect::login).isInstanceOf(DeviceException.TimedOut.class);
    }

    @Test
    void picturesAndSoundAreStartedOnceAndEnded() throws Exception {
        says.put("audiostream", "result= -1;\r\n");
        dialect.startStream();
        dialect.startStream();
        dialect.stopStream();
        dialect.stopStream();

        assertThat(heard).hasSize(4);
        assertThat(heard.get(0)).startsWith("GET /livestream.cgi?").contains("streamid=10&", "substream=0&");
        assertThat(heard.get(1)).startsWith("GET /audiostream.cgi?").contains("streamid=1&");
        assertThat(heard.get(2)).startsWith("GET /audiostream.cgi?").contains("streamid=16&");
        assertThat(heard.get(3)).startsWith("GET /livestream.cgi?").contains("streamid=16&");
    }

    @Test
    void theCardIsAFactAndTheUidIsNot() throws Exception {
        says.put("get_status", "var deviceid=\"ACCQ123456ABCDE\";\r\nvar sdtotal=30436;\r\nvar sdfree=1200;\r\n");

        assertThat(dialect.facts())
                .extracting(Fact::name, fact -> fact.value().toString())
                .containsExactly(tuple("card", "1200 of 30436 free, as the camera counts"));
    }

    @Test
    void everyMovementIsEndedAlsoByClosing() throws Exception {
        var steering = dialect.steering().orElseThrow();
        steering.move(Direction.LEFT);
        steering.move(Direction.LEFT);
        steering.halt();
        steering.halt();
        steering.move(Direction.DOWN);
        dialect.close();

        assertThat(heard).extracting(CgiDialectTest::motor).containsExactly("4", "5", "2");
        assertThat(motor(CgiMessageTest.line(session.sent().getLast().bytes()))).isEqualTo("3");
        assertThat(session.sent().getLast().posted()).isTrue();
        assertThat(steering.proven()).isFalse();
        assertThat(steering.directions()).doesNotContain(Direction.CENTRE);
    }

    private static String motor(String line) {
        return line.replaceAll(".*[?&]command=([0-9]+)&.*", "$1");
    }

    @Test
    void everythingIsMarkedAsUnverifiedAndWhatDestroysWantsItsWord() throws Exception {
        Settings settings = dialect.settings().orElseThrow();
        assertThat(settings.read()).hasSize(4).noneMatch(row -> row.about().proven());

        assertThatThrownBy(() -> settings.apply("format-card", "yes")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> settings.apply("factory-reset", "")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> settings.apply("camera-password", "seven77"))
                .isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> settings.apply("upgrade_firmware", "x"))
                .isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(heard).isEmpty();

        assertThat(settings.apply("format-card", "FORMAT").why()).isEmpty();
        assertThat(settings.apply("factory-reset", "RESET").why()).isEmpty();
        says.put("reboot", "");
        assertThat(settings.apply("restart", "").why()).isPresent();
        assertThat(heard).hasSize(3).noneMatch(line -> line.contains("firmware"));
    }

    @Test
    void aNewPasswordIsUsedOnceTheCameraTookIt() throws Exception {
        Settings settings = dialect.settings().orElseThrow();
        says.put("reset_passwd", "");
        assertThat(settings.apply("camera-password", "abcd1234").why()).isPresent();
        dialect.login();
        assertThat(heard.getLast()).contains("pwd=6%266%206&");

        says.put("reset_passwd", OK);
        assertThat(settings.apply("camera-password", "abcd1234").why()).isEmpty();
        dialect.login();
        assertThat(heard.getLast()).contains("pwd=abcd1234&");
    }

    @Test
    void aNetworkIsSentWithTheTimeAndWithoutAScan() throws Exception {
        var wifi = dialect.wifi().orElseThrow();
        assertThat(wifi.scans()).isFalse();
        assertThat(wifi.scan()).isEmpty();
        assertThat(wifi.present()).isEmpty();
        assertThat(wifi.warnings()).hasSize(4);

        wifi.join(new HomeNetwork("Haus & Hof", "geheim=12".toCharArray()));

        assertThat(heard.getLast())
                .startsWith("GET /set_ap_config.cgi?")
                .contains("ssid=Haus%20%26%20Hof&wpa_psk=geheim%3D12&now=1700000000&");
        assertThatThrownBy(() -> wifi.join(new HomeNetwork("", new char[0])))
                .isInstanceOf(DeviceException.NotAllowed.class);
        says.put("set_ap_config", "result= 5;\r\n");
        assertThatThrownBy(() -> wifi.join(new HomeNetwork("home", new char[0])))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("5");
    }
}
