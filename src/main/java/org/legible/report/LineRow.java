package org.legible.report;

import org.legible.text.LineErrors;

/**
 * A line of text in the report.
 *
 * @param plane first plane of the picture it stands in, from 0
 * @param label where that is in the stack; empty for an image of one plane
 * @param errors the line and what happened to it
 */
public record LineRow(int plane, String label, LineErrors errors) {

    /** @return whether its reading changed */
    public boolean damaged() {
        return errors.charErrors() > 0;
    }
}
