package flowtone.corpus;

import flowtone.audio.FeatureTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gathers what the recordings of a label have in common, for players of its voice. */
final class LabelStatistics {
  private static final float SOUNDING_DB = 25;
  private static final float HELD_VOICING = 0.9f;

  private final String name;
  private final List<Weighted> pitches = new ArrayList<>();
  private final List<NoteShape> shapes = new ArrayList<>();

  LabelStatistics(String name) {
    this.name = name;
  }

  /** Takes a recording into account. */
  void add(FeatureTrack track) {
    NoteShape shape = NoteShape.of(track);
    shapes.add(shape);
    float leastDb = shape.sustainDb() - SOUNDING_DB;
    for (int h = 0; h < track.hops(); h++) {
      boolean held = track.voicing()[h] >= HELD_VOICING && track.loudnessDb()[h] >= leastDb;
      if (held && track.f0Hz()[h] > 0) {
        pitches.add(new Weighted(midi(track.f0Hz()[h]), 1));
      }
    }
  }

  /** Statistics over the recordings so far, of which the longer count more. */
  CorpusLabel label() {
    return new CorpusLabel(
        name,
        quantile(pitches, 0.01),
        quantile(pitches, 0.99),
        quantile(weigh(NoteShape::sustainDb), 0.1),
        quantile(weigh(NoteShape::sustainDb), 0.9),
        quantile(weigh(NoteShape::attackSeconds), 0.5),
        quantile(weigh(NoteShape::releaseSeconds), 0.5),
        quantile(weigh(NoteShape::decayDbPerSecond), 0.5));
  }

  static double midi(double hz) {
    return 69 + 12 * Math.log(hz / 440) / Math.log(2);
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
