package flowtone.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Dither;
import flowtone.audio.Tones;
import flowtone.audio.Waveform;
import flowtone.control.FeatureTrack;
import flowtone.library.TestVoices;
import flowtone.resynthesis.Resynthesis;
import flowtone.synthesis.TeacherScorer;
import flowtone.synthesis.TeacherSynthesizer;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikelihoodCheckTest {
  @TempDir Path folder;

  @Test
  void bitsAreThoseThatAnEntropyCoderOfSixteenBitSamplesNeeds() {
    double deviation = 0.05;
    double step = 1.0 / 32768;
    double bits = 0;
    for (int level = -32768; level < 32768; level++) {
      double z = level * step / deviation;
      double share = step * Math.exp(-z * z / 2) / deviation / Math.sqrt(2 * Math.PI);
      bits -= share > 0 ? share * Math.log(share) / Math.log(2) : 0;
    }
    double entropyNats = Math.log(deviation * Math.sqrt(2 * Math.PI * Math.E));
    assertEquals(bits, LikelihoodCheck.bits(entropyNats), 1e-6);
  }

  @Test
  void theGainOfAVoiceChangesNoLikelihoodButByItsLogarithm() {
    // Twice the sound under half the gain is the same to the teacher; it spreads twice as far.
    Waveform soft = noisy(Tones.sine(220, 0.001, 0.5, 16000));
    Waveform loud = soft.amplified(2);
    double whole = nll(TestVoices.vocoder("whole"), soft);
    double half = nll(withGain(TestVoices.vocoder("half"), 0.5f), loud);
    assertEquals(Math.log(2), half - whole, 0.02);
  }

  /** With so much noise that the steps of 16 bits change nothing. */
  private static Waveform noisy(Waveform tone) {
    float[] samples = tone.samples().clone();
    Dither.add(samples, 1e-4f, new SplittableRandom(1));
    return new Waveform(samples, tone.sampleRateHz());
  }

  @Test
  void aSoundShorterThanTheReceptiveFieldSaysNothing() {
    Manifest manifest = TestVoices.vocoder("speaker");
    Waveform click = Tones.sine(220, 0.1, 0.002, 16000);
    try (Voice voice = Voice.load(TestVoices.write(folder, manifest));
        TeacherSynthesizer teacher = voice.openTeacher();
        TeacherScorer scorer = teacher.scorer()) {
      assertTrue(click.samples().length <= teacher.receptiveField());
      assertTrue(new LikelihoodCheck(voice, scorer).of(click, track(click, manifest), 0).isEmpty());
    }
  }

  private double nll(Manifest manifest, Waveform sound) {
    try (Voice voice = Voice.load(TestVoices.write(folder, manifest));
        TeacherSynthesizer teacher = voice.openTeacher();
        TeacherScorer scorer = teacher.scorer()) {
      return new LikelihoodCheck(voice, scorer).of(sound, track(sound, manifest), 0).orElseThrow();
    }
  }

  private static FeatureTrack track(Waveform sound, Manifest manifest) {
    return Resynthesis.UNCHANGED.features(sound, manifest, LabelMix.first(manifest));
  }

  private static Manifest withGain(Manifest manifest, float gain) {
    return ManifestBuilder.like(manifest).gain(gain).build();
  }
}
