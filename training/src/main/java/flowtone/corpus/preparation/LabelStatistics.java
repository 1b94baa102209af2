package flowtone.corpus.preparation;

import flowtone.control.Label;
import flowtone.corpus.RecordingFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gathers what the recordings of a label have in common, for players of its voice. */
final class LabelStatistics {
  private final String name;
  private final PitchHistogram pitches = new PitchHistogram();
  private final List<NoteShape> shapes = new ArrayList<>();
  private final Decays decays = new Decays();

  LabelStatistics(String name) {
    this.name = name;
  }

  /** Takes a recording into account. */
  void add(RecordingFeatures curves, double hopSeconds) {
    NoteShape shape = NoteShape.of(curves, hopSeconds);
    shapes.add(shape);
    pitches.add(curves, shape);
    decays.add(shape, curves);
  }

  /** Statistics over the recordings so far, of which the longer count more. */
  Label label() {
    float lowestMidi = (float) pitches.quantile(0.01);
    float highestMidi = (float) pitches.quantile(0.99);
    float decay = quantile(weigh(NoteShape::decayDbPerSecond), 0.5);
    Decays.Line line = decays.line(decay, (lowestMidi + highestMidi) / 2);
    return Label.of(name)
        .withPitch(lowestMidi, highestMidi)
        .withLoudness(
            quantile(weigh(NoteShape::sustainDb), 0.1), quantile(weigh(NoteShape::sustainDb), 0.9))
        .withEnvelope(
            quantile(weigh(NoteShape::attackSeconds), 0.5),
            quantile(weigh(NoteShape::releaseSeconds), 0.5))
        .withDecay(line.dbPerSecond(), line.perOctave());
  }

  private List<Weighted> weigh(ToDoubleFunction<NoteShape> value) {
    return shapes.stream()
        .map(shape -> new Weighted(value.applyAsDouble(shape), shape.sustainSeconds()))
        .toList();
  }

  private record Weighted(double value, double weight) {}

  private static float quantile(List<Weighted> values, double share) {
    List<Weighted> sorted =
        values.stream().sorted((a, b) -> Double.compare(a.value, b.value)).toList();
    double sought = share * sorted.stream().mapToDouble(Weighted::weight).sum();
    double passed = 0;
    for (Weighted each : sorted) {
      passed += each.weight;
      if (passed >= sought) {
        return (float) each.value;
      }
    }
    return 0;
  }
}
