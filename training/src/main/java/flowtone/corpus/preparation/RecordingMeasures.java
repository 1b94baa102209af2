package flowtone.corpus.preparation;

import flowtone.corpus.RecordingFeatures;
import java.io.Serializable;

/**
 * What the figures of a label need to know of one of its recordings.
 *
 * @param hops its length
 * @param shape its envelope
 * @param pitch how long it has which pitch
 * @param further sums of further features
 */
public record RecordingMeasures(
    int hops, NoteShape shape, PitchCounts pitch, FeatureMoments further) implements Serializable {
  /** Those of a recording's features. */
  public static RecordingMeasures of(RecordingFeatures features, double hopSeconds) {
    NoteShape shape = NoteShape.of(features, hopSeconds);
    return new RecordingMeasures(
        features.hops(), shape, PitchCounts.of(features, shape), FeatureMoments.of(features));
  }
}
