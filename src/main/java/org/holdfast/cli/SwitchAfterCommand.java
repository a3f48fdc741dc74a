// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Keeper;
import org.holdfast.service.Switchboard.Missed;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Switchboard.Timer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Switches an outlet after a while: by the device's own timer where it has one, otherwise by staying until then. */
@Command(name = "after")
final class SwitchAfterCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "OUTLET", index = "1")
    private String outlet = "";

    @Parameters(paramLabel = "TIME", index = "2")
    private String time = "";

    @Parameters(paramLabel = "STATE", index = "3")
    private String state = "";

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--json")
    private boolean json;

    SwitchAfterCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Duration after = WantedTime.parse(time);
        boolean on = wanted();
        DeviceChoice.Known known = DeviceChoice.device(context.services(), device);
        if (!known.saved()) {
            throw new UsageFailure(Words.of("switch.unsaved", known.name()));
        }
        Switchboard board = context.services().switches();
        Switches.Outlet chosen;
        try (Offered<Switches> plug = Offered.open(context, device, Switches.class, "switch.none")) {
            chosen = WantedOutlet.among(plug.offered().outlets(), Optional.of(outlet), known.name());
            if (!on && !yes) {
                Protection.ask(context, known, chosen);
            }
        }
        Point point = SwitchingCommand.point(known, chosen);
        Semaphore news = new Semaphore(0);
        try (Registration _ = board.listen(news::release)) {
            Timer timer = board.begin(point, on, after);
            print(timer);
            if (timer.keeper() == Keeper.PROGRAM) {
                stay(board, timer, news);
            }
        }
        return CommandLineProgram.DONE;
    }

    private boolean wanted() throws UsageFailure {
        return switch (state) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageFailure(Words.of("switch.state", state));
        };
    }

    private void print(Timer timer) {
        if (json) {
            context.output()
                    .documentLine(Shapes.object()
                            .put("outlet", timer.point().outlet())
                            .put("on", timer.on().orElse(null))
                            .put("due", timer.due().toString())
                            .put("keeper", timer.keeper() == Keeper.DEVICE ? "device" : "program"));
            return;
        }
        boolean own = timer.keeper() == Keeper.DEVICE;
        context.output().line(Words.of(own ? "switch.timer.device" : "switch.timer.program", outlet, state, time));
        if (!own) {
            context.output().remark(Words.of("lab.running"));
        }
    }

    /** Waits until the timer has done its work; stopping the program ends the timer with it. */
    private void stay(Switchboard board, Timer timer, Semaphore news)
            throws CommandFailure, DeviceException, InterruptedException {
        while (true) {
            for (Missed missed : board.missed()) {
                if (missed.why().isPresent()) {
                    throw missed.why().get();
                }
                throw new CommandFailure(Words.of("switch.missed"));
            }
            Optional<Switches.State> said = board.panel(timer.point().deviceId()).stream()
                    .flatMap(panel -> panel.rows().stream())
                    .filter(row -> row.point().equals(timer.point()))
                    .flatMap(row -> row.last().stream())
                    .findFirst();
            if (said.isPresent() && !said.get().at().isBefore(timer.due())) {
                if (said.get().on() != timer.on().orElse(false)) {
                    throw new CommandFailure(Words.of("switch.refused", device, outlet));
                }
                context.output().remark(Words.of("switch.timer.done", outlet, state));
                return;
            }
            news.acquire();
            news.drainPermits();
        }
    }
}
