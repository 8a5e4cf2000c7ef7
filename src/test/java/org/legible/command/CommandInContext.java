package org.legible.command;

import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
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
}
