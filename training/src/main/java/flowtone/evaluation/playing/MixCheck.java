package flowtone.evaluation.playing;

import flowtone.audio.NoteName;
import flowtone.audio.Stft;
import flowtone.audio.Stft.Padding;
import flowtone.control.Label;
import flowtone.evaluation.metric.Statistics;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.voice.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Plays notes in equal steps from each label to each other one and measures whether the mixtures
 * are in tune, and between the two labels in brightness.
 *
 * @param instrument that is measured
 */
public record MixCheck(SeededSynthesizer instrument) {
  /** Notes from one label to another, both included. */
  public static final int STEPS = 5;

  private static final int FFT_SAMPLES = 2048;
  private static final int HOP_SAMPLES = 512;

  /** Two labels and a note that both can play. */
  private record Pair(int from, int to, double midi) {}

  /** How many steps {@link #reports} reports. */
  int steps() {
    return pairs().size();
  }

  /** A report for each pair of labels that share a range. */
  List<MixReport> reports(Runnable onStep) {
    return pairs().parallelStream()
        .map(
            pair -> {
              MixReport report = report(pair);
              onStep.run();
              return report;
            })
        .toList();
  }

  /** Each two labels, on the middle of the range they share. */
  private List<Pair> pairs() {
    List<Label> labels = instrument.manifest().labels();
    List<Pair> pairs = new ArrayList<>();
    for (int from = 0; from < labels.size(); from++) {
      for (int to = from + 1; to < labels.size(); to++) {
        double lowest = Math.max(labels.get(from).lowestMidi(), labels.get(to).lowestMidi());
        double highest = Math.min(labels.get(from).highestMidi(), labels.get(to).highestMidi());
        if (lowest <= highest) {
          pairs.add(new Pair(from, to, Math.round((lowest + highest) / 2)));
        }
      }
    }
    return pairs;
  }

  private MixReport report(Pair pair) {
    Manifest manifest = instrument.manifest();
    Scale scale = new Scale(instrument);
    List<Double> cents = new ArrayList<>();
    List<Double> centroidHz = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      float[] weights = new float[manifest.labels().size()];
      weights[pair.to] = step / (STEPS - 1f);
      weights[pair.from] = 1 - weights[pair.to];
      Scale.Played played = scale.play(weights, pair.midi);
      List<Double> readings = scale.cents(played, pair.midi);
      if (!readings.isEmpty()) {
        cents.add(Statistics.of(readings).median());
      }
      centroidHz.add(centroidHz(played.samples()));
    }
    List<String> names = manifest.labelNames();
    return new MixReport(
        names.get(pair.from), names.get(pair.to), NoteName.of(pair.midi), cents, centroidHz);
  }

  /**
   * Mean frequency of the mean magnitude spectrum: of the sustain, most of all, where there is one,
   * and of the attack where a note is little else.
   */
  private double centroidHz(float[] samples) {
    int rateHz = instrument.manifest().sampleRateHz();
    Stft stft = new Stft(FFT_SAMPLES, HOP_SAMPLES, FFT_SAMPLES, Padding.ZERO);
    double[] magnitudes = new double[stft.bins()];
    int ends = FFT_SAMPLES / HOP_SAMPLES; // Frames that reach over the end.
    for (int number = 0; number < stft.frames(samples) - ends; number++) {
      float[] frame = stft.frame(samples, number);
      Arrays.setAll(magnitudes, bin -> magnitudes[bin] + frame[bin]);
    }
    double moment = IntStream.range(0, magnitudes.length).mapToDouble(b -> b * magnitudes[b]).sum();
    double whole = Math.max(1e-12, Arrays.stream(magnitudes).sum());
    return moment / whole * rateHz / FFT_SAMPLES;
  }
}
