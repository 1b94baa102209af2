package flowtone.corpus.preparation;

import flowtone.control.Label;
import flowtone.corpus.RecordingFeatures;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the held notes of a label die away, by their pitch: high strings are short of breath.
 * Not thread-safe.
 */
final class Decays {
  private static final int FEWEST = 4;
  private static final double MOST_PER_OCTAVE = 4;

  /** A note that dies away: its octave above MIDI note 0 and the logarithm of its dB per second. */
  private record Fall(double octave, double logSpeed) {}

  private final List<Fall> falls = new ArrayList<>();

  /**
   * What the notes of a label have in common.
   *
   * @param dbPerSecond slope of loudness at a pitch
   * @param perOctave factor of it for each octave up
   */
  record Line(float dbPerSecond, float perOctave) {}

  /** Takes in a recording, if it dies away and has a pitch. */
  void add(NoteShape shape, RecordingFeatures curves) {
    PitchHistogram pitch = new PitchHistogram();
    pitch.add(curves, shape);
    if (Label.decays(shape.decayDbPerSecond()) && pitch.hops() > 0) {
      falls.add(new Fall(pitch.quantile(0.5) / 12, Math.log(-shape.decayDbPerSecond())));
    }
  }

  /**
   * The decay by pitch.
   *
   * @param usual slope of the label's notes; if they do not die away, it is that at every pitch
   * @param midi pitch that the slope is wanted of
   */
  Line line(float usual, double midi) {
    if (!Label.decays(usual) || falls.size() < FEWEST) {
      return new Line(usual, 1);
    }
    double octave = falls.stream().mapToDouble(Fall::octave).average().orElseThrow();
    double speed = falls.stream().mapToDouble(Fall::logSpeed).average().orElseThrow();
    double covariance = 0;
    double variance = 1e-9;
    for (Fall fall : falls) {
      covariance += (fall.octave - octave) * (fall.logSpeed - speed);
      variance += (fall.octave - octave) * (fall.octave - octave);
    }
    double steepest = Math.log(MOST_PER_OCTAVE);
    double slope = Math.max(0, Math.min(steepest, covariance / variance));
    double logSpeed = speed + slope * (midi / 12 - octave);
    return new Line((float) -Math.exp(logSpeed), (float) Math.exp(slope));
  }
}
