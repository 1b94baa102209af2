package flowtone.corpus.report;

import flowtone.audio.Loudness;
import flowtone.control.Label;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.NoteShape;
import flowtone.corpus.preparation.PitchHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Statistics of the recordings of one label, for a report. Not thread-safe. */
final class LabelFigures {
  /** Width of a bin of loudness. */
  static final double LEVEL_STEP_DB = 2;

  private final Label label;
  private final double hopSeconds;
  private final List<Recording> recordings;
  private final List<RecordingFigures> figures = new ArrayList<>();
  private final PitchHistogram pitch = new PitchHistogram();
  private final long[] hopsAtLevel = new long[(int) (-Loudness.FLOOR_DB / LEVEL_STEP_DB)];

  private LabelFigures(Label label, double hopSeconds, List<Recording> recordings) {
    this.label = label;
    this.hopSeconds = hopSeconds;
    this.recordings = recordings;
    recordings.forEach(this::add);
  }

  /** Those of each label of a corpus. */
  static List<LabelFigures> of(Corpus corpus) {
    CorpusDescription description = corpus.description();
    return IntStream.range(0, description.labels().size())
        .mapToObj(
            i ->
                new LabelFigures(
                    description.labels().get(i),
                    description.hopSeconds(),
                    corpus.recordings().stream().filter(each -> each.label() == i).toList()))
        .toList();
  }

  private void add(Recording recording) {
    RecordingFeatures features = recording.curves();
    NoteShape shape = NoteShape.of(features, hopSeconds);
    figures.add(RecordingFigures.of(recording, shape));
    pitch.add(features, shape);
    for (int h = 0; h < features.hops(); h++) {
      int step = (int) ((features.loudnessDb(h) - Loudness.FLOOR_DB) / LEVEL_STEP_DB);
      hopsAtLevel[Math.max(0, Math.min(hopsAtLevel.length - 1, step))]++;
    }
  }

  Label label() {
    return label;
  }

  PitchHistogram pitch() {
    return pitch;
  }

  List<RecordingFigures> recordings() {
    return figures;
  }

  /** Recordings of a split. */
  long files(Split split) {
    return recordings.stream().filter(each -> each.split() == split).count();
  }

  /** Length of the recordings of a split, silence put around them not counted. */
  double minutes(Split split) {
    return recordings.stream()
            .filter(each -> each.split() == split)
            .mapToDouble(Recording::seconds)
            .sum()
        / 60;
  }

  /** Share of the hops louder than silence in each bin of loudness, from the lowest up. */
  double[] levels() {
    double[] shares = new double[hopsAtLevel.length];
    double audible = Math.max(1, Arrays.stream(hopsAtLevel).sum() - hopsAtLevel[0]);
    for (int step = 1; step < shares.length; step++) {
      shares[step] = hopsAtLevel[step] / audible;
    }
    return shares;
  }

  /** The recording of median loudness. */
  Recording median() {
    List<Integer> order =
        IntStream.range(0, figures.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> figures.get(i).loudnessDb()))
            .toList();
    return recordings.get(order.get(order.size() / 2));
  }

  List<Outlier> outliers() {
    return Outliers.of(label.name(), figures);
  }
}
