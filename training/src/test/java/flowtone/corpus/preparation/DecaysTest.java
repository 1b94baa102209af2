package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import flowtone.audio.Waveform;
import flowtone.control.FeatureExtractor;
import flowtone.control.Label;
import flowtone.corpus.RecordingFeatures;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecaysTest {
  private static final int RATE_HZ = 16000;
  private static final int HOP = 128;

  /** A tone that falls by so many dB a second, or is held. */
  private static RecordingFeatures tone(double hz, double fallDbPerSecond, double seconds) {
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    for (int i = 0; i < samples.length; i++) {
      double t = i / (double) RATE_HZ;
      double phase = 2 * Math.PI * hz * t;
      double level = 0.3 * Math.pow(10, -fallDbPerSecond * t / 20);
      samples[i] = (float) (level * (Math.sin(phase) + 0.5 * Math.sin(2 * phase)));
    }
    FeatureExtractor extractor = new FeatureExtractor(RATE_HZ, HOP, 0);
    return RecordingFeatures.of(extractor.extract(new Waveform(samples, RATE_HZ), new float[] {1}));
  }

  private static Label label(double fallAt220, double perOctave) {
    LabelStatistics statistics = new LabelStatistics("string", List.of());
    for (int octave = 0; octave < 3; octave++) {
      for (int note = 0; note < 2; note++) {
        double octaves = octave + note / 2.0;
        double fall = fallAt220 * Math.pow(perOctave, octaves - 1);
        statistics.add(
            RecordingMeasures.of(
                tone(110 * Math.pow(2, octaves), fall, 2), HOP / (double) RATE_HZ));
      }
    }
    return statistics.label();
  }

  @Test
  void aPluckedLabelIsKnownByItsDecayInTheMiddleAndByHowItGrowsWithPitch() {
    Label label = label(20, 2);
    assertEquals(2, label.decayPerOctave(), 0.15);
    double middle = (label.lowestMidi() + label.highestMidi()) / 2;
    double octaves = (middle - 57) / 12;
    assertEquals(-20 * Math.pow(2, octaves), label.decayDbPerSecond(), 3);
  }

  @Test
  void aHeldLabelDecaysAlikeAtEveryPitch() {
    Label label = label(0, 1);
    assertEquals(1, label.decayPerOctave());
    assertEquals(0, label.decayDbPerSecond(), 0.5);
  }
}
