// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * What to make out of what.
 *
 * @param inputs the clips, in the order in which they follow each other; more than one are joined
 * @param output the MP4, which must not exist yet
 * @param sound what becomes of the sound
 * @param height the picture's new height in pixels, for a smaller copy that is encoded anew; empty copies the picture
 *     bit for bit
 */
public record ConversionJob(List<Path> inputs, Path output, Sound sound, OptionalInt height) {
    public ConversionJob {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to convert");
        }
    }

    /** What becomes of the sound; clips without any stay without. */
    public enum Sound {
        /** Plays everywhere. */
        AAC,
        MP2,
        NONE
    }

    /** One clip, the picture as it is, the sound as AAC. */
    public static ConversionJob of(Path input, Path output) {
        return new ConversionJob(List.of(input), output, Sound.AAC, OptionalInt.empty());
    }
}
