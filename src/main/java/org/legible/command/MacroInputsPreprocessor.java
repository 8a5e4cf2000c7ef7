package org.legible.command;

import ij.Macro;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Keeps Legible's commands from opening a dialog for what the options of a macro call leave out; that has its default.
 * A call without any options is left to the dialog.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public class MacroInputsPreprocessor extends AbstractPreprocessorPlugin {

    @Override
    public void process(final Module module) {
        if (isLegibles(module) && Macro.getOptions() != null) {
            for (final ModuleItem<?> input : module.getInfo().inputs()) {
                module.resolveInput(input.getName());
            }
        }
    }

    private static boolean isLegibles(final Module module) {
        final Object command = module.getDelegateObject();
        return command != null && command.getClass().getPackage() == MacroInputsPreprocessor.class.getPackage();
    }
}
