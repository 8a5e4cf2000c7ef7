package org.legible.command;

import ij.Macro;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Legible's commands from opening a dialog for what the options of a macro call leave out; that has its default. So has a key
 * with an empty value, which SciJava takes for an empty text, or for a number that it cannot read. A call without any options is left to the dialog.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public class MacroInputsPreprocessor extends AbstractPreprocessorPlugin {

    @Override
    public void process(final Module module) {
        if (isLegibles(module) && Macro.getOptions() != null) {
            for (final ModuleItem<?> input : module.getInfo().inputs()) {
                if (isBlank(input.getName())) {
                    module.setInput(input.getName(), initial(module, input));
                }
                module.resolveInput(input.getName());
            }
        }
    }

    /** Whether the call names an input and gives it nothing, as the recorder does for an empty field of text. */
    private static boolean isBlank(final String key) {
        final String value = Macro.getValue(Macro.getOptions(), key, null);
        return value != null && value.isBlank();
    }

    /** What a new command has in its input. */
    private static Object initial(final Module module, final ModuleItem<?> input) {
        try {
            return input.getValue(module.getInfo().createModule());
        } catch (final ModuleException e) {
            throw new IllegalStateException("A command that runs could be created", e);
        }
    }

    private static boolean isLegibles(final Module module) {
        final Object command = module.getDelegateObject();
        return command != null && command.getClass().getPackage() == MacroInputsPreprocessor.class.getPackage();
    }
}
