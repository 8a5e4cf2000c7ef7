package org.legible.ij;

import ij.IJ;

import org.legible.codec.Progress;

/** ImageJ's status bar, and its Escape key as the way to cancel. */
public final class ImageJProgress implements Progress {

    /** Starts; an Escape pressed before does not count. */
    public ImageJProgress() {
        IJ.resetEscape();
    }

    @Override
    public void update(final long done, final long total, final String what) {
        IJ.showStatus(what + "… " + 100 * done / total + " %");
        IJ.showProgress((double) done / total);
    }

    @Override
    public boolean cancelled() {
        return IJ.escapePressed();
    }
}
