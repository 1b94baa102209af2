package flowtone.benchmark.race;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model's race ended. */
public enum RaceEnd {
  /** It drew the whole sound. */
  @JsonProperty("complete")
  COMPLETE,

  /** Its clock reached the limit first. */
  @JsonProperty("out-of-time")
  OUT_OF_TIME,

  /** It could not go on. */
  @JsonProperty("failed")
  FAILED
}
