package org.legible.ij;

import ij.ImagePlus;
import ij.gui.ImageWindow;
import ij.gui.Roi;
import ij.gui.RoiListener;

import java.awt.Dialog.ModalExclusionType;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.legible.codec.Progress;

/**
 * A window beside the dialog of an encoding: a patch of the image before and after, with the figures. Each change of the dialog or of the
 * selection asks for a new one; only the latest is worked on, in a thread of its own, and nobody waits for it.
 */
public final class LivePreview implements AutoCloseable {

    private final PreviewMaker maker = new PreviewMaker();
    private final RoiListener selections = this::selectionChanged;
    private ImageWindow excluded;
    private PreviewWindow window;
    private Thread worker;

    /** What is wanted, until it is taken up; guarded by {@code this} like all else that follows. */
    private PreviewRequest next;
    private PreviewRequest latest;
    private boolean closed;

    /**
     * Keeps a dialog that is about to open from blocking the image's window, so that a selection can be made there.
     *
     * @param image that the dialog is about; may be {@code null} or without a window
     */
    public void leaveSelectable(final ImagePlus image) {
        final ImageWindow shown = image == null || GraphicsEnvironment.isHeadless() ? null : image.getWindow();
        if (shown != null && excluded == null) {
            excluded = shown;
            shown.setModalExclusionType(ModalExclusionType.APPLICATION_EXCLUDE);
        }
    }

    /**
     * Opens the window, where there is a screen and it is not open. To be called in AWT's thread.
     *
     * @param image   to be encoded
     * @param options how
     */
    public synchronized void open(final ImagePlus image, final EncodeOptions options) {
        if (closed || GraphicsEnvironment.isHeadless()) {
            return;
        }
        if (window == null) {
            window = new PreviewWindow(this::moveTo, this::windowClosed);
            Roi.addRoiListener(selections);
        }
        window.toFront();
        request(new PreviewRequest(image, options, Optional.empty()));
    }

    /**
     * Says that something in the dialog has changed. Returns at once; without an open window nothing happens.
     *
     * @param image   to be encoded
     * @param options how
     */
    public synchronized void update(final ImagePlus image, final EncodeOptions options) {
        if (window == null || latest == null) {
            return;
        }
        final Optional<Point> centre = latest.image() == image ? latest.centre() : Optional.empty();
        final PreviewRequest changed = new PreviewRequest(image, options, centre);
        if (!changed.equals(latest)) {
            request(changed);
        }
    }

    private synchronized void moveTo(final Point centre) {
        if (latest != null) {
            request(new PreviewRequest(latest.image(), latest.options(), Optional.of(centre)));
        }
    }

    private synchronized void selectionChanged(final ImagePlus image, final int change) {
        if (latest != null && image == latest.image()) {
            request(new PreviewRequest(image, latest.options(), PreviewPlace.selected(image).or(latest::centre)));
            if (change == RoiListener.COMPLETED) {
                window.toFront();
            }
        }
    }

    private void request(final PreviewRequest wanted) {
        latest = wanted;
        next = wanted;
        if (worker == null) {
            worker = new Thread(this::work, "Legible: preview");
            worker.setDaemon(true);
            // The engine looks for its parts in the thread's class loader, which may be a plugin's.
            worker.setContextClassLoader(LivePreview.class.getClassLoader());
            worker.start();
        }
        notifyAll();
    }

    private void work() {
        Optional<PreviewRequest> request = take();
        while (request.isPresent()) {
            final PreviewRequest wanted = request.get();
            try {
                Failures.sentenceOf("The preview", () -> makeUnlessOutdated(wanted))
                    .ifPresent(failure -> show(wanted, view -> view.fail(failure)));
            } catch (final RuntimeException e) {
                // An image can be closed or changed by its owner at any time.
                show(wanted, view -> view.fail("There is no preview of this image: " + e + "."));
            }
            request = take();
        }
    }

    private void makeUnlessOutdated(final PreviewRequest wanted) throws IOException {
        final Progress progress = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                show(wanted, view -> view.busy(what));
            }

            @Override
            public boolean cancelled() {
                return isOutdated(wanted);
            }
        };
        try {
            maker.make(wanted, progress, preview -> show(wanted, view -> view.show(preview)));
        } catch (final CancellationException e) {
            // Somebody wants something newer.
            return;
        }
        show(wanted, PreviewWindow::done);
    }

    private synchronized Optional<PreviewRequest> take() {
        while (next == null && !closed && window != null) {
            try {
                wait();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        final PreviewRequest taken = closed || window == null ? null : next;
        next = null;
        if (taken == null) {
            worker = null;
        }
        return Optional.ofNullable(taken);
    }

    private synchronized boolean isOutdated(final PreviewRequest request) {
        return closed || window == null || !Objects.equals(latest, request);
    }

    private interface Change {
        void apply(PreviewWindow view);
    }

    private void show(final PreviewRequest request, final Change change) {
        EventQueue.invokeLater(() -> {
            final PreviewWindow view;
            synchronized (this) {
                view = isOutdated(request) ? null : window;
            }
            if (view != null) {
                change.apply(view);
            }
        });
    }

    private synchronized void windowClosed() {
        if (window != null) {
            Roi.removeRoiListener(selections);
            window = null;
            latest = null;
            next = null;
            notifyAll();
        }
    }

    /** Closes the window and waits until the thread has given the networks back, which it does at its next step. */
    @Override
    public void close() {
        final Thread working;
        final PreviewWindow view;
        synchronized (this) {
            closed = true;
            working = worker;
            view = window;
            windowClosed();
            notifyAll();
        }
        // Without the lock: AWT's own thread, which closes windows, may be waiting for it.
        if (view != null) {
            view.dispose();
        }
        if (excluded != null) {
            excluded.setModalExclusionType(ModalExclusionType.NO_EXCLUDE);
            excluded = null;
        }
        if (working != null && !EventQueue.isDispatchThread()) {
            try {
                working.join();
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
