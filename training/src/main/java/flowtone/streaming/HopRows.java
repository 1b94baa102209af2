package flowtone.streaming;

/**
 * Rows at the rate of the hops, those of the chunk last; where a stream has just begun also those
 * before the chunk.
 *
 * @param values that hold them
 * @param at where the first begins
 * @param stride from one to the next
 * @param count rows: the hops of the chunk, and two more at the beginning of a stream
 */
record HopRows(float[] values, int at, int stride, int count) {}
