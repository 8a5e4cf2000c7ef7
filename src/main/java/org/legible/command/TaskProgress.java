package org.legible.command;

import ij.IJ;

import org.legible.codec.Progress;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Fiji's progress bar, where a click cancels, and ImageJ's status bar and Escape key. Where a context has no task service or no
 * status service, as in a small program, nothing is shown.
 */
final class TaskProgress implements Progress, AutoCloseable {

    private final Task task;
    private final StatusService status;

    /**
     * Starts a task.
     *
     * @param name   shown to the person
     * @param tasks  may be {@code null}
     * @param status may be {@code null}
     */
    TaskProgress(final String name, final TaskService tasks, final StatusService status) {
        this.task = tasks == null ? null : tasks.createTask(name);
        this.status = status;
        IJ.resetEscape();
        if (task != null) {
            task.start();
        }
    }

    @Override
    public void update(final long done, final long total, final String what) {
        if (task != null) {
            task.setProgressMaximum(total);
            task.setProgressValue(done);
            task.setStatusMessage(what);
        }
        if (status != null) {
            // The status bar counts in int.
            final int percent = (int) (100 * done / total);
            status.showStatus(percent, 100, what + "… " + percent + " %");
        }
    }

    @Override
    public boolean cancelled() {
        return IJ.escapePressed() || task != null && task.isCanceled();
    }

    @Override
    public void close() {
        if (task != null) {
            task.finish();
        }
        if (status != null) {
            status.showProgress(1, 1);
            status.clearStatus();
        }
    }
}
