// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup;

/**
 * The commands of one PPPP camera in its own dialect, over an open session. Thread-safe: one command is under way at a
 * time, the others wait. Closing halts movement and talk, and does not close the session.
 */
public interface CameraDialect extends AutoCloseable {
    /**
     * Logs in, reads what the camera says of itself, and sets its clock where it has one.
     *
     * @throws DeviceException.WrongCredentials when the camera says so; it is not asked again by itself
     */
    default void login() throws DeviceException, InterruptedException {
        login(Conversation.PATIENCE);
    }

    /**
     * The same with a camera that is likely to speak otherwise.
     *
     * @param first how long the very first answer is waited for at most
     */
    void login(Duration first) throws DeviceException, InterruptedException;

    /** What the camera said of itself. */
    List<Connection.Fact> facts() throws DeviceException, InterruptedException;

    /** Its settings; those not seen on real hardware are marked. */
    Optional<Settings> settings();

    Optional<Steering> steering();

    Optional<TalkBack> talkBack();

    Optional<WifiSetup> wifi();

    /** Asks for pictures and sound, once; harmless when they come already. */
    void startStream() throws DeviceException, InterruptedException;

    /** Ends them. */
    void stopStream() throws DeviceException, InterruptedException;

    /** Where pictures and sound come. */
    StreamLayout layout();

    /**
     * Has the camera tell of motion at an address of this computer (protocol reference, section 5.3: one author's bytes).
     *
     * @return false where the dialect knows no way; nothing was sent then
     */
    default boolean tellMotion(InetSocketAddress listener) throws DeviceException, InterruptedException {
        return false;
    }

    @Override
    void close();

    /**
     * Where pictures and sound come (protocol reference, sections 3.5 and 6).
     *
     * @param pictures the channel of the pictures
     * @param sound the channel of the sound; the same where they share one index space
     * @param coding how sound is coded, which follows the dialect and not the stream's type byte
     */
    record StreamLayout(int pictures, int sound, SoundCoding coding) {}

    /** How sound is coded. */
    enum SoundCoding {
        /** IMA ADPCM, the high half of a byte first, 8000 a second. */
        ADPCM,
        /** G.711 A-law, 8000 a second. */
        A_LAW,
        /** Signed 16 bits, the lower byte first, 8000 a second. */
        PCM
    }
}
