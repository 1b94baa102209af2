package flowtone.race;

/**
 * A contestant at a discipline.
 *
 * @param contestant who
 * @param discipline at what
 */
record Entry(Contestant contestant, Discipline discipline) {}
