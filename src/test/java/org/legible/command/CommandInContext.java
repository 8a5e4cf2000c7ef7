package org.legible.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.thread.ThreadService;

/** Runs one command in a minimal context, without a window. */
abstract class CommandInContext {

    private final Class<? extends Command> command;
    private Context context;

    CommandInContext(final Class<? extends Command> command) {
        this.command = command;
    }

    @BeforeEach
    void createContext() {
        context = new Context(CommandService.class, ThreadService.class);
    }

    @AfterEach
    void disposeContext() {
        context.dispose();
    }

    final Context context() {
        return context;
    }

    /** Runs the command to its end with pairs of a name and a value. */
    final CommandModule run(final Object... inputs) throws ExecutionException, InterruptedException {
        return context.service(CommandService.class).run(command, true, inputs).get();
    }

    /** Names of the command's inputs but for SciJava's services: the keys of macro calls. */
    final List<String> keys() {
        final List<String> keys = new ArrayList<>();
        for (final ModuleItem<?> input : context.service(CommandService.class).getCommand(command).inputs()) {
            if (!input.getType().getName().startsWith("org.scijava")) {
                keys.add(input.getName());
            }
        }
        return keys;
    }

    static void assertReason(final String reason, final CommandModule module) {
        assertTrue(module.isCanceled());
        assertTrue(module.getCancelReason().contains(reason), module.getCancelReason());
    }
}
