/**
 * Bjontegaard differences: how far two rate curves lie apart, after G. Bjontegaard, "Calculation of average PSNR differences between
 * RD-curves", ITU-T VCEG-M33, 2001, with the piecewise cubic interpolation that JVET uses in the place of one polynomial.
 *
 * <p><b>Two readings.</b> Each quantity is compared both ways, since literature calls either "BD":
 * <ul>
 * <li><i>rate at equal value</i> ({@link org.legible.quality.bd.Bjontegaard#rateAtEqualValue}): how many percent more bits the tested
 *     codec needs for the same PSNR, MS-SSIM or error rate; negative is better;
 * <li><i>value at equal rate</i> ({@link org.legible.quality.bd.Bjontegaard#valueAtEqualRate}): what it gains or loses with the same
 *     bits, in the unit of the quantity and in percent of the anchor.
 * </ul>
 *
 * <p><b>Curves that are not monotone.</b> Error rates are counts, and may rise with the rate by chance. Value at equal rate needs no
 * monotone curve: it takes every point as it was measured, so that chance errors of both signs average out. Rate at equal value needs
 * an inverse: the rate of a value is the <i>least</i> rate at which the codec has been seen to do at least that well. Points that are
 * no better than one of lower or equal rate are left out for that; what remains is strictly monotone and ends at the first of several
 * equal values, such as the first point without any error. How many points were used is a part of every figure.
 */
package org.legible.quality.bd;
