package flowtone.corpus.preparation;

import flowtone.control.FeatureExpectation;
import flowtone.control.HopFeature;
import flowtone.control.Label;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Pitch range, loudness and envelope of the recordings of a label. Not thread-safe. */
final class LabelStatistics {
  private static final double SOFT = 0.1;
  private static final double LOUD = 0.9;

  private final String name;
  private final PitchHistogram pitches = new PitchHistogram();
  private final List<NoteShape> shapes = new ArrayList<>();
  private final Decays decays = new Decays();
  private final List<HopFeature> features;
  private FeatureMoments moments;

  /**
   * @param features further ones that were measured
   */
  LabelStatistics(String name, List<HopFeature> features) {
    this.name = name;
    this.features = features;
    this.moments = FeatureMoments.none(features.size());
  }

  /** Adds a recording. */
  void add(RecordingMeasures recording) {
    shapes.add(recording.shape());
    pitches.add(recording.pitch());
    decays.add(recording.shape(), recording.pitch());
    moments = moments.plus(recording.further());
  }

  /** Quantiles over the recordings so far, weighted by the lengths of their sustains. */
  Label label() {
    float lowestMidi = (float) pitches.quantile(0.01);
    float highestMidi = (float) pitches.quantile(0.99);
    float slope = quantile(weighted(NoteShape::decayDbPerSecond), 0.5);
    Decays.Line line = decays.line(slope, (lowestMidi + highestMidi) / 2);
    return Label.of(name)
        .withPitch(lowestMidi, highestMidi)
        .withLoudness(quantile(weighted(NoteShape::sustainDb), SOFT), loudDb(shapes))
        .withEnvelope(
            quantile(weighted(NoteShape::attackSeconds), 0.5),
            quantile(weighted(NoteShape::releaseSeconds), 0.5))
        .withDecay(line.dbPerSecond(), line.perOctave())
        .withExpected(expected());
  }

  private Map<String, FeatureExpectation> expected() {
    Map<String, FeatureExpectation> expected = new LinkedHashMap<>();
    for (int i = 0; moments.hops() > 0 && i < features.size(); i++) {
      expected.put(features.get(i).id(), new FeatureRegression(moments, i).expectation());
    }
    return expected;
  }

  /** Loudness of loud notes, weighted by the lengths of their sustains, dB. */
  static float loudDb(List<NoteShape> notes) {
    return quantile(weighted(notes, NoteShape::sustainDb), LOUD);
  }

  private List<Weighted> weighted(ToDoubleFunction<NoteShape> value) {
    return weighted(shapes, value);
  }

  private static List<Weighted> weighted(List<NoteShape> notes, ToDoubleFunction<NoteShape> value) {
    return notes.stream()
        .map(shape -> new Weighted(value.applyAsDouble(shape), shape.sustainSeconds()))
        .toList();
  }

  private record Weighted(double value, double weight) {}

  private static float quantile(List<Weighted> values, double share) {
    List<Weighted> sorted =
        values.stream().sorted((a, b) -> Double.compare(a.value, b.value)).toList();
    double target = share * sorted.stream().mapToDouble(Weighted::weight).sum();
    double cumulated = 0;
    for (Weighted each : sorted) {
      cumulated += each.weight;
      if (cumulated >= target) {
        return (float) each.value;
      }
    }
    return 0;
  }
}
