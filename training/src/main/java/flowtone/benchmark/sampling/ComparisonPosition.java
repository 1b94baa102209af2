package flowtone.benchmark.sampling;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a model has come.
 *
 * @param id of the model
 * @param clockSeconds that it has worked; others' turns and pauses are not counted
 * @param soundSeconds of sound that it has drawn
 */
public record ComparisonPosition(String id, double clockSeconds, double soundSeconds) {

  /** Seconds of sound a second of work; 0 before the first turn. */
  @JsonProperty
  public double timesRealTime() {
    return clockSeconds > 0 ? soundSeconds / clockSeconds : 0;
  }
}
