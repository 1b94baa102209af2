package flowtone.benchmark;

/**
 * A contestant at a discipline.
 *
 * @param contestant who
 * @param discipline at what
 */
record ModelMode(BenchmarkedModel contestant, Mode discipline) {}
