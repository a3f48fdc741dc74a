// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Conversions.Converted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes an MP4 that plays anywhere out of one clip, or one film out of several that follow each other. */
@Command(name = "convert")
final class ConvertCommand implements Callable<Integer> {
    private static final int SMALLEST = 90;
    private static final int LARGEST = 4320;
    private static final String ENDING = ".mp4";

    private final CommandContext context;

    @Parameters(paramLabel = "IN... OUT", descriptionKey = "files", arity = "2..*", hideParamSyntax = true)
    private List<Path> files = new ArrayList<>();

    @Option(names = "--sound", paramLabel = "KIND")
    private String sound = "aac";

    @Option(names = "--height", paramLabel = "LINES")
    private @Nullable Integer height;

    @Option(names = "--json")
    private boolean json;

    ConvertCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        ConversionJob job = job();
        Converted made;
        try (ProgressLine progress = context.progress()) {
            String words = context.output()
                    .words(Words.of(
                            "convert.working", String.valueOf(job.output().getFileName())));
            progress.show(OptionalDouble.empty(), words);
            made = context.services()
                    .recordings()
                    .conversions()
                    .convert(job, (fraction, detail) -> progress.show(fraction, words));
        }
        if (json) {
            context.output()
                    .document(Shapes.object()
                            .put("file", made.file().toString())
                            .put("bytes", made.bytes())
                            .put("seconds", made.length().toMillis() / 1000.0)
                            .put("samePicture", made.samePicture()));
        } else {
            Text result = Words.of(
                    made.samePicture() ? "convert.same" : "convert.smaller",
                    made.file().toString(),
                    Measures.clock(made.length()),
                    Measures.size(made.bytes()));
            context.output().line(result);
        }
        return CommandLineProgram.DONE;
    }

    private ConversionJob job() throws UsageFailure {
        List<Path> inputs = files.subList(0, files.size() - 1);
        return new ConversionJob(inputs, output(inputs.getFirst(), files.getLast()), kindOfSound(), lines());
    }

    /** A folder stands for the clip's own name in it. */
    private static Path output(Path input, Path wanted) throws UsageFailure {
        if (Files.isDirectory(wanted)) {
            String name = String.valueOf(input.getFileName());
            int dot = name.lastIndexOf('.');
            return wanted.resolve((dot > 0 ? name.substring(0, dot) : name) + ENDING);
        }
        if (!wanted.toString().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            throw new UsageFailure(Words.of("convert.ending", wanted.toString()));
        }
        return wanted;
    }

    private ConversionJob.Sound kindOfSound() throws UsageFailure {
        Optional<ConversionJob.Sound> known = Stream.of(ConversionJob.Sound.values())
                .filter(each -> each.name().equalsIgnoreCase(sound))
                .findFirst();
        return known.orElseThrow(() -> new UsageFailure(Words.of("convert.sound", sound)));
    }

    private OptionalInt lines() throws UsageFailure {
        Integer wanted = height;
        if (wanted == null) {
            return OptionalInt.empty();
        }
        if (wanted < SMALLEST || wanted > LARGEST) {
            throw new UsageFailure(Words.of("convert.height", Integer.toString(SMALLEST), Integer.toString(LARGEST)));
        }
        return OptionalInt.of(wanted);
    }
}
