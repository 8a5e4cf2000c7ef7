package org.legible.quality.bd;

/**
 * A Bjontegaard difference with what it rests on.
 *
 * @param value the difference
 * @param percent the difference in percent of the anchor; NaN where that is 0 or means nothing
 * @param low lower end of the range that both curves share: bits a pixel at equal rate, the metric's unit at equal value
 * @param high upper end of that range
 * @param anchorPoints points of the anchor that were used
 * @param testPoints points of the tested codec that were used
 */
public record BdFigure(double value, double percent, double low, double high, int anchorPoints, int testPoints) {
}
