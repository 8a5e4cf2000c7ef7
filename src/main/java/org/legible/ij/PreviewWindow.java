package org.legible.ij;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dialog;
import java.awt.Dialog.ModalExclusionType;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/**
 * The window of a preview: original and decoded patch beside each other, enlarged without interpolation, with the figures below. Dragging
 * moves the patch. A modal dialog does not block it.
 */
final class PreviewWindow {

    private static final Integer[] ZOOMS = {1, 2, 3, 4, 6};
    private static final int USUAL_ZOOM = 2;
    private static final int GAP = 8;
    private static final int FIGURE_ROWS = 4;

    private final JFrame frame = new JFrame("Legible: Preview");
    private final Pictures pictures = new Pictures();
    private final JTextArea figures = new JTextArea(FIGURE_ROWS, 1);
    private final JLabel status = new JLabel(" ");
    private final JComboBox<Integer> zoom = new JComboBox<>(ZOOMS);
    private final Consumer<Point> mover;
    /** The dialog, from which the window is opened; {@code null} where there is none. */
    private final Dialog dialog = Arrays.stream(Window.getWindows()).filter(Dialog.class::isInstance).map(Dialog.class::cast)
        .filter(open -> open.isModal() && open.isShowing()).findFirst().orElse(null);
    private Preview preview;

    /**
     * Opens the window.
     *
     * @param mover  is told the new centre of the patch, in pixels of the image
     * @param closed is told when the window is closed
     */
    PreviewWindow(final Consumer<Point> mover, final Runnable closed) {
        this.mover = mover;
        frame.setModalExclusionType(ModalExclusionType.APPLICATION_EXCLUDE);
        frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(final WindowEvent event) {
                closed.run();
            }
        });
        zoom.setSelectedItem(USUAL_ZOOM);
        zoom.addActionListener(event -> resize());
        figures.setEditable(false);
        figures.setLineWrap(true);
        figures.setWrapStyleWord(true);
        figures.setOpaque(false);
        final JPanel bar = new JPanel(new FlowLayout(FlowLayout.LEFT));
        bar.add(new JLabel("Original | decoded. Drag to move, or select an area in the image.   Zoom"));
        bar.add(zoom);
        final JPanel texts = new JPanel(new BorderLayout());
        texts.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
        texts.add(figures, BorderLayout.CENTER);
        texts.add(status, BorderLayout.SOUTH);
        frame.add(bar, BorderLayout.NORTH);
        frame.add(pictures, BorderLayout.CENTER);
        frame.add(texts, BorderLayout.SOUTH);
        resize();
        place();
        frame.setVisible(true);
    }

    /** At the left of the dialog, which makes room where there is some on its right; smaller where both are too wide for the screen. */
    private void place() {
        final Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        final Rectangle taken = dialog == null ? new Rectangle(screen.x + screen.width, screen.y, 0, 0) : dialog.getBounds();
        if (frame.getWidth() + taken.width > screen.width) {
            zoom.setSelectedItem(ZOOMS[0]);
        }
        final int right = Math.min(screen.x + screen.width, Math.max(taken.x, screen.x + frame.getWidth()) + taken.width);
        if (dialog != null) {
            dialog.setLocation(right - taken.width, taken.y);
        }
        frame.setLocation(Math.max(screen.x, right - taken.width - frame.getWidth()), taken.y);
    }

    private int scale() {
        return (Integer) zoom.getSelectedItem();
    }

    private void resize() {
        final int width = preview == null ? PreviewPlace.PATCH_WIDTH : preview.patch().width;
        final int height = preview == null ? PreviewPlace.PATCH_HEIGHT : preview.patch().height;
        pictures.setPreferredSize(new Dimension(2 * scale() * width + GAP, scale() * height));
        // A text that wraps prefers the width it has.
        figures.setSize(pictures.getPreferredSize().width - 2 * GAP, 1);
        frame.pack();
    }

    /** Brings the window, and the dialog it belongs to, in front of the image. */
    void toFront() {
        if (dialog != null) {
            dialog.toFront();
        }
        frame.toFront();
    }

    void dispose() {
        frame.dispose();
    }

    /** Shows what there is to see. */
    void show(final Preview made) {
        final boolean otherSize = preview == null || preview.patch().width != made.patch().width
            || preview.patch().height != made.patch().height;
        preview = made;
        figures.setText(String.join("\n", made.figures()));
        if (otherSize) {
            resize();
        }
        pictures.repaint();
    }

    /** Says what is being done. */
    void busy(final String what) {
        status.setText(what + "…");
    }

    /** Says that nothing is left to be done. */
    void done() {
        status.setText(" ");
    }

    /** Says why there is nothing to see. */
    void fail(final String sentence) {
        preview = null;
        figures.setText(sentence);
        done();
        pictures.repaint();
    }

    /** The two pictures. */
    private final class Pictures extends JComponent {

        private static final long serialVersionUID = 1L;

        private transient Point grip;

        Pictures() {
            final MouseAdapter drag = new MouseAdapter() {
                @Override
                public void mousePressed(final MouseEvent event) {
                    grip = event.getPoint();
                }

                @Override
                public void mouseReleased(final MouseEvent event) {
                    if (preview != null && grip != null) {
                        final int x = (grip.x - event.getX()) / scale();
                        final int y = (grip.y - event.getY()) / scale();
                        if (x != 0 || y != 0) {
                            mover.accept(new Point(preview.patch().x + preview.patch().width / 2 + x,
                                preview.patch().y + preview.patch().height / 2 + y));
                        }
                    }
                    grip = null;
                }
            };
            addMouseListener(drag);
        }

        @Override
        protected void paintComponent(final Graphics graphics) {
            graphics.setColor(Color.GRAY);
            graphics.fillRect(0, 0, getWidth(), getHeight());
            if (preview == null) {
                return;
            }
            final Graphics2D plain = (Graphics2D) graphics.create();
            plain.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            draw(plain, preview.original(), 0);
            draw(plain, preview.decoded(), scale() * preview.patch().width + GAP);
            plain.dispose();
        }

        private void draw(final Graphics2D graphics, final BufferedImage picture, final int left) {
            graphics.drawImage(picture, left, 0, scale() * picture.getWidth(), scale() * picture.getHeight(), null);
        }
    }
}
