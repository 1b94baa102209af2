package flowtone.benchmark.timing;

import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.Mode;
import flowtone.control.FeatureTrack;
import flowtone.synthesis.SynthesisStream;

/**
 * A model in a mode: what is timed by itself.
 *
 * @param model that runs
 * @param mode what it is timed at
 */
record ModelMode(BenchmarkedModel model, Mode mode) {
  /** The work over the first hops of a workload, ready to be timed. */
  Runnable prepare(Workload workload, int hops) {
    return switch (mode) {
      case OFFLINE -> offline(workload, hops);
      case LIVE -> live(workload, hops);
      case DENSITY -> density(workload, hops);
    };
  }

  private Runnable offline(Workload workload, int hops) {
    FeatureTrack track = workload.track().slice(0, hops);
    return () -> model.sample(track, workload.seed());
  }

  /** A stream is opened and has made its first chunk before time is taken. */
  private Runnable live(Workload workload, int hops) {
    SynthesisStream stream = model.open(workload.seed());
    stream.next(workload.chunk(0, hops));
    return () -> {
      for (int hop = 0; hop < hops; hop += Workload.CHUNK_HOPS) {
        stream.next(workload.chunk(hop, hops));
      }
    };
  }

  private Runnable density(Workload workload, int hops) {
    float[] sound = workload.sound(hops);
    FeatureTrack track = workload.track().slice(0, hops);
    return () -> model.score(sound, track);
  }
}
