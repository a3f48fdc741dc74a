// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every text that the code asks for is there, and every text that is there is asked for. The sources are read, not
 * run: a key is a literal, or a concatenation with a literal part such as {@code "mode." + name}, or made of two
 * literals of one file, or stands in a data file beside the bundle.
 */
class BundlesTest {
    private static List<Bundle> bundles = List.of();
    private static List<Source> sources = List.of();
    private static Map<String, Bundle> english = Map.of();

    @BeforeAll
    static void readEverything() throws IOException {
        bundles = Bundle.all();
        sources = SourceReader.read(Path.of("src", "main", "java"));
        english = bundles.stream()
                .filter(bundle -> bundle.language().isEmpty())
                .collect(Collectors.toMap(Bundle::base, bundle -> bundle));
    }

    @Test
    void everyTextThatIsAskedForIsThere() {
        Map<String, String> bundleOfType = bundleOfType();
        List<String> missing = new ArrayList<>();
        for (Source source : sources) {
            for (Source.Call call : source.calls()) {
                List<Bundle> candidates = candidates(source, call, bundleOfType);
                if (!candidates.isEmpty()
                        && candidates.stream()
                                .noneMatch(bundle -> bundle.texts().containsKey(call.key()))) {
                    missing.add("%s:%d wants %s from %s"
                            .formatted(
                                    source.file(),
                                    call.line(),
                                    call.key(),
                                    candidates.stream().map(Bundle::base).toList()));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextGetsTheValuesItWants() {
        Map<String, String> bundleOfType = bundleOfType();
        List<String> wrong = new ArrayList<>();
        for (Source source : sources) {
            for (Source.Call call : source.calls()) {
                for (Bundle bundle : candidates(source, call, bundleOfType)) {
                    String text = bundle.texts().get(call.key());
                    if (text != null && call.arguments() >= 0 && call.arguments() != Bundle.placeholders(text)) {
                        wrong.add("%s:%d gives %d values to %s=%s"
                                .formatted(source.file(), call.line(), call.arguments(), call.key(), text));
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void noTextLiesAroundUnused() throws IOException {
        Set<String> literals = new HashSet<>();
        sources.forEach(source -> literals.addAll(source.literals()));
        List<String> unused = new ArrayList<>();
        for (Bundle bundle : english.values()) {
            if (bundle.isForHelpPages()) {
                continue;
            }
            Set<String> data = wordsOfDataBeside(bundle);
            for (String key : bundle.texts().keySet()) {
                if (!literals.contains(key) && !data.contains(key) && !isBuilt(key, bundle)) {
                    unused.add(bundle.file() + ": " + key);
                }
            }
        }

        assertThat(unused).isEmpty();
    }

    @Test
    void everyBundleIsNamedInTheCode() {
        Set<String> literals = new HashSet<>();
        sources.forEach(source -> literals.addAll(source.literals()));

        assertThat(english.keySet()).isSubsetOf(literals);
    }

    @Test
    void everyTextIsAPatternWhoseApostrophesAreDoubled() {
        List<String> wrong = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.isForHelpPages()) {
                continue;
            }
            bundle.texts().forEach((key, text) -> {
                if (text.replace("''", "").replace("'{'", "").replace("'}'", "").contains("'")) {
                    wrong.add(bundle.file() + ": " + key + "=" + text);
                } else {
                    Bundle.placeholders(text);
                }
            });
        }

        assertThat(wrong).as("texts with an apostrophe that is not doubled").isEmpty();
    }

    @Test
    void nobodyShoutsAtTheUser() {
        List<String> loud = new ArrayList<>();
        bundles.forEach(bundle -> bundle.texts().forEach((key, text) -> {
            if (text.contains("!") || (text.isBlank() && !bundle.isForHelpPages())) {
                loud.add(bundle.file() + ": " + key + "=" + text);
            }
        }));

        assertThat(loud).as("texts that are empty or hold an exclamation mark").isEmpty();
    }

    @Test
    void allLanguagesAreInStepWithEnglish() {
        List<String> outOfStep = new ArrayList<>();
        for (Bundle translation : bundles) {
            Bundle original = english.get(translation.base());
            if (original == null) {
                outOfStep.add(translation.file() + " has no English original");
            } else if (!original.texts().keySet().equals(translation.texts().keySet())) {
                outOfStep.add(translation.file() + " has other keys than " + original.file());
            } else {
                translation.texts().forEach((key, text) -> {
                    if (!translation.isForHelpPages()
                            && Bundle.placeholders(text)
                                    != Bundle.placeholders(original.texts().getOrDefault(key, ""))) {
                        outOfStep.add(translation.file() + ": " + key + " has other placeholders");
                    }
                });
            }
        }

        assertThat(outOfStep).isEmpty();
    }

    /** Classes such as {@code Words} that stand for one bundle: those with a constant that names it. */
    private static Map<String, String> bundleOfType() {
        Map<String, String> found = new HashMap<>();
        for (Source source : sources) {
            Set<String> named = new HashSet<>(source.constants().values());
            named.retainAll(english.keySet());
            if (named.size() == 1) {
                found.put(
                        source.packageName() + "." + source.type(),
                        named.iterator().next());
            }
        }
        return found;
    }

    /** The bundles in which the key of a call may lie; empty where the call is none for a text. */
    private static List<Bundle> candidates(Source source, Source.Call call, Map<String, String> bundleOfType) {
        if (!call.bundle().isEmpty()) {
            String base = source.constants().get(call.bundle());
            return call.receiver().equals("Text") && call.method().equals("of") && base != null
                    ? named(base)
                    : List.of();
        }
        if (!call.method().equals("of")) {
            return List.of();
        }
        String type = call.receiver().startsWith("org.holdfast.")
                ? call.receiver()
                : source.imports().getOrDefault(call.receiver(), source.packageName() + "." + call.receiver());
        String base = bundleOfType.get(type);
        if (base != null) {
            return named(base);
        }
        if (call.receiver().equals("shared") || call.receiver().endsWith("shared()")) {
            return named("org.holdfast.ui.control.words");
        }
        if (call.receiver().equals("phrases") || call.receiver().equals("words")) {
            return english.values().stream()
                    .filter(bundle -> bundle.packageName().equals(source.packageName())
                            || bundle.packageName().equals("org.holdfast.ui.control"))
                    .toList();
        }
        return List.of();
    }

    private static List<Bundle> named(String base) {
        Bundle bundle = english.get(base);
        return bundle == null ? List.of() : List.of(bundle);
    }

    private static boolean isBuilt(String key, Bundle bundle) {
        return sources.stream()
                .filter(source -> source.floor().equals(bundle.floor()))
                .anyMatch(source -> source.patterns().stream()
                                .anyMatch(pattern -> pattern.matcher(key).matches())
                        || isMadeOfTwo(key, source.literals()));
    }

    /** True for {@code iso.auto} where one file holds both "iso" and "auto". */
    private static boolean isMadeOfTwo(String key, Set<String> literals) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if (literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> wordsOfDataBeside(Bundle bundle) throws IOException {
        Path folder = bundle.file().toAbsolutePath().getParent();
        Set<String> words = new HashSet<>();
        if (folder == null) {
            return words;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().matches(".*\\.(json|csv|tsv|txt|table)")) {
                    words.addAll(List.of(Files.readString(file).split("[^A-Za-z0-9.-]+")));
                }
            }
        }
        return words;
    }
}
