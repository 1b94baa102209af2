package flowtone.benchmark;

import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;

/** What contestants are timed at. */
public enum Mode {
  /** A whole stretch of sound, nobody waiting. */
  OFFLINE {
    @Override
    Runnable prepare(BenchmarkedModel contestant, Workload course, int hops) {
      FeatureTrack track = course.track().slice(0, hops);
      return () -> contestant.sample(track, course.seed());
    }
  },

  /**
   * The same for one listener in chunks of {@link Workload#CHUNK_HOPS} hops, one after another; the
   * listener has heard one before.
   */
  LIVE {
    @Override
    Runnable prepare(BenchmarkedModel contestant, Workload course, int hops) {
      SynthesisStream live = contestant.open(course.seed());
      live.next(course.chunk(0, hops));
      return () -> {
        for (int hop = 0; hop < hops; hop += Workload.CHUNK_HOPS) {
          live.next(course.chunk(hop, hops));
        }
      };
    }
  },

  /** The log-density of each sample of a given sound. */
  DENSITY {
    @Override
    Runnable prepare(BenchmarkedModel contestant, Workload course, int hops) {
      float[] sound = course.sound(hops);
      FeatureTrack track = course.track().slice(0, hops);
      return () -> contestant.score(sound, track);
    }
  };

  /** What a contestant has to do for the first hops of a course, ready to be timed. */
  abstract Runnable prepare(BenchmarkedModel contestant, Workload course, int hops);
}
