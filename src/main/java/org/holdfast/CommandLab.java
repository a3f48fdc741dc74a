// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.cli.VirtualLab;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.service.start.Logging;
import org.jspecify.annotations.Nullable;

/** The lab as {@code holdfast lab} asks for it. */
final class CommandLab implements VirtualLab {
    private final Path cache;
    private final Optional<Logging> logging;
    private @Nullable Lab running;

    /**
     * @param cache where what the lab draws is kept between starts
     * @param logging closed with the lab
     */
    CommandLab(Path cache, Optional<Logging> logging) {
        this.cache = cache;
        this.logging = logging;
    }

    @Override
    public Set<String> families() {
        return Lab.families();
    }

    @Override
    public Map<String, String> faults() {
        return Arrays.stream(Fault.values()).collect(Collectors.toMap(Fault::word, Fault::meaning));
    }

    @Override
    public List<VirtualDevice> start(Wish wish) throws IOException {
        List<String> faults = wish.faults().entrySet().stream()
                .map(each -> each.getValue().isEmpty() ? each.getKey() : each.getKey() + "=" + each.getValue())
                .toList();
        Lab lab = new Lab(new Lab.Options(wish.bind(), wish.only(), faults, Clock.systemUTC(), cache, false));
        running = lab;
        lab.start();
        return lab.devices().stream()
                .map(each -> new VirtualDevice(
                        each.device().family(),
                        each.device().name(),
                        each.device().address(),
                        each.facts()))
                .toList();
    }

    @Override
    public void close() {
        Lab lab = running;
        if (lab != null) {
            running = null;
            lab.close();
        }
        logging.ifPresent(Logging::close);
    }
}
