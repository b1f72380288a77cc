package dev.dunlin.portfolio;

/**
 * One line of a portfolio, without its end.
 *
 * @param number 1-based; blank lines count
 * @param bytes  {@code null} where the line is longer than a snapshot may be
 */
record Line(long number, byte[] bytes) {

    boolean isTooLong() {
        return bytes == null;
    }

    int length() {
        return bytes == null ? 0 : bytes.length;
    }
}
