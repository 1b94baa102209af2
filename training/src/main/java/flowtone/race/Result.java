package flowtone.race;

import java.util.Map;

/**
 * How a contestant fared.
 *
 * @param profile who
 * @param paces at each discipline it entered
 */
public record Result(Profile profile, Map<Discipline, Pace> paces) {}
