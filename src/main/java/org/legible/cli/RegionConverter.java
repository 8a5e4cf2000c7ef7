package org.legible.cli;

import java.awt.Rectangle;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a region written as X,Y,WIDTH,HEIGHT in pixels. */
final class RegionConverter implements ITypeConverter<Rectangle> {

    @Override
    public Rectangle convert(final String text) {
        final String[] parts = text.split(",", -1);
        try {
            if (parts.length == 4 && number(parts[2]) > 0 && number(parts[3]) > 0) {
                return new Rectangle(number(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]));
            }
        } catch (final NumberFormatException e) {
            throw new TypeConversionException(sentence(text));
        }
        throw new TypeConversionException(sentence(text));
    }

    private static int number(final String text) {
        return Integer.parseInt(text.trim());
    }

    private static String sentence(final String text) {
        return "\"" + text + "\" is no region: give X,Y,WIDTH,HEIGHT in whole pixels, such as 0,0,640,480";
    }
}
