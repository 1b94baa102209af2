package flowtone.evaluation;

import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.playing.Playing;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured of a voice, before it is judged.
 *
 * @param files each recording
 * @param overall summaries of the voice over all files by {@link Metric#key}
 * @param baselines the rows beside the voice's, by {@link System#key}
 * @param playing what an instrument does with notes
 * @param likelihood figures of the networks themselves, such as {@code testKl}; empty where they
 *     were not measured
 * @param speed in times real time; empty where it was not measured
 */
public record Measured(
    List<FileReport> files,
    Map<String, Statistics> overall,
    Map<String, Baseline> baselines,
    Playing playing,
    Map<String, Double> likelihood,
    Map<String, Double> speed) {}
