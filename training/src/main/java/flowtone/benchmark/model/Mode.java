package flowtone.benchmark.model;

/** What a model is timed at. */
public enum Mode {
  /** Sampling a whole track at once. */
  OFFLINE,

  /** Sampling for one stream in chunks of two hops, one after another; loading is not counted. */
  LIVE,

  /** The log-density of each sample of a given sound. */
  DENSITY
}
