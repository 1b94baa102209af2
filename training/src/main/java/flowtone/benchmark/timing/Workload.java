package flowtone.benchmark.timing;

import flowtone.control.FeatureTrack;
import java.util.Arrays;

/**
 * What every model runs over. Immutable as long as nobody writes to its arrays.
 *
 * @param track controls of the notes to be sampled
 * @param sound samples whose density is asked for, as many as the track covers, at the level of
 *     recordings
 * @param seed of the noise
 */
public record Workload(FeatureTrack track, float[] sound, long seed) {
  /** Hops of a live chunk: 16 ms at 16 kHz and hops of 128. */
  public static final int CHUNK_HOPS = 2;

  public Workload {
    if (track.hops() == 0 || sound.length != track.samples()) {
      throw new IllegalArgumentException(
          "expected a sound of at least a hop, as long as its notes; got %d samples for %d"
              .formatted(sound.length, track.samples()));
    }
  }

  /** The live chunk from a hop on, shorter at the end. */
  FeatureTrack chunk(int hop, int endHop) {
    return track.slice(hop, Math.min(endHop, hop + CHUNK_HOPS));
  }

  /** The first hops of the sound. */
  float[] sound(int hops) {
    return Arrays.copyOf(sound, hops * track.hopSamples());
  }

  /** Length in seconds. */
  public double seconds() {
    return track.samples() / (double) track.sampleRateHz();
  }
}
