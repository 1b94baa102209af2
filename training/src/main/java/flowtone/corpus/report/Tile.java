package flowtone.corpus.report;

/**
 * A figure in large print at the top of a report.
 *
 * @param figure the number
 * @param words what it counts or measures
 */
record Tile(String figure, String words) {}
