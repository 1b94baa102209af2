package flowtone.benchmark.sampling;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a model's comparison ended. */
public enum ComparisonEnd {
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
