package flowtone.evaluation.result;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.PlayingReport;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured of a voice, before it is judged.
 *
 * @param files each recording
 * @param overall summaries of the voice over all files by {@link Metric#key}
 * @param baselines the rows beside the voice's, by {@link SynthesisSystem#key}
 * @param playing what an instrument does with notes
 * @param likelihood figures of the networks themselves by name, in nats or bits a sample, such as
 *     {@code testKl}; empty where they were not measured
 * @param speed in times real time by name; empty where it was not measured
 */
public record Measurements(
    List<FileReport> files,
    Map<String, Statistics> overall,
    Map<String, Baseline> baselines,
    @JsonUnwrapped PlayingReport playing,
    Map<String, Double> likelihood,
    Map<String, Double> speed) {

  /**
   * Summarises the files.
   *
   * @param givenMel whether the voice is given mel bands, as Griffin-Lim is
   */
  public static Measurements of(
      List<FileReport> files,
      boolean givenMel,
      PlayingReport playing,
      Map<String, Double> likelihood,
      Map<String, Double> speed) {
    return new Measurements(
        files,
        Summary.of(files, SynthesisSystem.VOICE),
        Summary.baselines(files, givenMel),
        playing,
        likelihood,
        speed);
  }
}
