package flowtone.benchmark;

import java.util.Map;

/**
 * How a contestant fared.
 *
 * @param profile who
 * @param paces at each discipline it entered and finished
 * @param failure what it could not do, in one sentence; null if it could do all
 */
public record Result(Profile profile, Map<Mode, Throughput> paces, String failure) {}
