package flowtone.performance;

import flowtone.control.FeatureTrack;

/**
 * A chunk of a performance.
 *
 * @param track control curves of the hops
 * @param gains factor of the sound at the end of each hop: what no way of playing makes of it, as
 *     the level in a mix
 */
public record Performed(FeatureTrack track, float[] gains) {}
