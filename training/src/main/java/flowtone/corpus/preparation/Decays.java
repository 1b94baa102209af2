package flowtone.corpus.preparation;

import flowtone.control.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * The decay of the held notes of a label as a function of pitch, by linear regression: higher
 * strings decay faster. Not thread-safe.
 */
final class Decays {
  private static final int MIN_NOTES = 4;
  private static final double MAX_PER_OCTAVE = 4;

  /** A note that decays: its octave above MIDI note 0 and the logarithm of its dB per second. */
  private record Decay(double octave, double logSpeed) {}

  private final List<Decay> notes = new ArrayList<>();

  /**
   * The regression line.
   *
   * @param dbPerSecond slope of loudness at a pitch
   * @param perOctave factor of the slope for each octave up
   */
  record Line(float dbPerSecond, float perOctave) {}

  /** Adds a recording, if it decays and has a pitch. */
  void add(NoteShape shape, PitchCounts counts) {
    PitchHistogram pitch = new PitchHistogram();
    pitch.add(counts);
    if (Label.decays(shape.decayDbPerSecond()) && pitch.hops() > 0) {
      notes.add(new Decay(pitch.quantile(0.5) / 12, Math.log(-shape.decayDbPerSecond())));
    }
  }

  /**
   * The decay by pitch.
   *
   * @param medianSlope median slope of the label's notes, dB per second; if they do not decay, the
   *     slope at every pitch
   * @param midi pitch that the slope is wanted at
   */
  Line line(float medianSlope, double midi) {
    if (!Label.decays(medianSlope) || notes.size() < MIN_NOTES) {
      return new Line(medianSlope, 1);
    }
    double octave = notes.stream().mapToDouble(Decay::octave).average().orElseThrow();
    double speed = notes.stream().mapToDouble(Decay::logSpeed).average().orElseThrow();
    double covariance = 0;
    double variance = 1e-9;
    for (Decay note : notes) {
      covariance += (note.octave - octave) * (note.logSpeed - speed);
      variance += (note.octave - octave) * (note.octave - octave);
    }
    double steepest = Math.log(MAX_PER_OCTAVE);
    double slope = Math.max(0, Math.min(steepest, covariance / variance));
    double logSpeed = speed + slope * (midi / 12 - octave);
    return new Line((float) -Math.exp(logSpeed), (float) Math.exp(slope));
  }
}
