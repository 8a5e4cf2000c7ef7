package org.legible.bundle;

/**
 * From which values on a detector's maps tell of text, by CRAFT's names; all from 0 to 1.
 *
 * @param text the region map of a word reaches at least this somewhere
 * @param link samples of the affinity map above this join characters
 * @param low samples of the region map above this belong to characters
 */
public record DetectorThresholds(double text, double link, double low) {
}
