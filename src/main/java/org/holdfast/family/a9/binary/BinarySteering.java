// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.HeldSteering;

/**
 * Pan and tilt through the motor's own controller, which stops only when it is told (protocol reference, section 7.5).
 * Thread-safe.
 */
final class BinarySteering extends HeldSteering {
    static final int STOP = 12;

    private static final int INNER_BYTES = 24;
    private static final short START = 0x010a;
    private static final short KIND = 0x5049;
    private static final short INNER_LENGTH = 16;
    private static final short TO_ALL = (short) 0xffff;

    private final BinaryClient client;

    BinarySteering(BinaryClient client) {
        this.client = client;
    }

    @Override
    public Set<Direction> directions() {
        return EnumSet.allOf(Direction.class);
    }

    @Override
    protected boolean begin(Direction direction) throws DeviceException, InterruptedException {
        client.tell(BinaryCommand.MOTOR, order(number(direction)));
        return true;
    }

    @Override
    protected void end(Direction direction) throws DeviceException, InterruptedException {
        client.tell(BinaryCommand.MOTOR, order(STOP));
    }

    @Override
    protected void endAtOnce(Direction direction) throws DeviceException {
        client.post(BinaryCommand.MOTOR, order(STOP));
    }

    /** What the motor's controller is passed. */
    static byte[] order(int direction) {
        byte[] payload = new byte[Integer.BYTES + INNER_BYTES];
        ByteBuffer.wrap(payload)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(INNER_BYTES)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort(START)
                .putShort(KIND)
                .putShort(INNER_LENGTH)
                .putShort(TO_ALL)
                .putInt(0)
                .putInt(0)
                .putInt(direction)
                .putInt(0);
        return payload;
    }

    private static int number(Direction direction) {
        return switch (direction) {
            case UP -> 0;
            case DOWN -> 1;
            case LEFT -> 2;
            case RIGHT -> 3;
            case CENTRE -> 10;
        };
    }

    @Override
    public List<String> beside() {
        return List.of(BinarySettings.INFRARED, BinarySettings.LAMP);
    }

    @Override
    public boolean proven() {
        return true;
    }
}
