package flowtone.benchmark.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.benchmark.model.BenchmarkException;
import flowtone.benchmark.model.BenchmarkedModel;
import flowtone.benchmark.model.LogDensity;
import flowtone.benchmark.model.Mode;
import flowtone.benchmark.model.ModelProfile;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestLikelihoodTest {
  private static final int WINDOW = 100;
  private static final float SCALE = 0.1f;

  @TempDir static Path folder;
  private static Corpus corpus;

  @BeforeAll
  static void prepare() throws Exception {
    corpus = GeneratedCorpus.twoLabels(folder);
  }

  /** White noise of one deviation, whatever the sound. */
  private record White(float deviation, boolean isSlowToScore) implements BenchmarkedModel {
    White(float deviation) {
      this(deviation, false);
    }

    @Override
    public ModelProfile profile() {
      return new ModelProfile(
          "white", "white", "", 1L, 0, null, new ModelProfile.PassesInWords("1", "1"));
    }

    @Override
    public Set<Mode> modes() {
      return Set.of(Mode.DENSITY);
    }

    @Override
    public float[] sample(FeatureTrack track, long seed) {
      return new float[track.samples()];
    }

    @Override
    public LogDensity score(float[] sound, FeatureTrack track) {
      float[] noise = sound.clone();
      float[] logDets = new float[sound.length];
      Arrays.fill(logDets, (float) -Math.log(deviation));
      for (int t = 0; t < noise.length; t++) {
        noise[t] /= deviation;
      }
      return new LogDensity(noise, logDets);
    }

    @Override
    public void close() {}
  }

  @Test
  void natsAreThoseOfTheRecordingsAsTheyWereBeforeTheCorpusGain() {
    double sum = 0;
    long count = 0;
    for (Recording recording : corpus.recordings(Split.TEST)) {
      float[] samples = recording.samples();
      for (int t = WINDOW; t < samples.length; t++) {
        double z = samples[t] / corpus.description().gain() / SCALE;
        sum += 0.5 * z * z + Math.log(SCALE) + 0.5 * Math.log(2 * Math.PI);
      }
      count += samples.length - WINDOW;
    }
    HeldOutLikelihood likelihood = new TestLikelihood(corpus, WINDOW).of(new White(SCALE));
    assertEquals(count, likelihood.samples());
    assertEquals(sum / count, likelihood.natsPerSample(), 1e-5);
    assertEquals(likelihood.natsPerSample() / Math.log(2) + 15, likelihood.bitsPerSample(), 1e-12);
  }

  @Test
  void uniformNoiseOverFullScaleNeedsSixteenBitsOfSixteen() {
    // A uniform density over -1..1 is 1/2 everywhere: ln 2 nats.
    assertEquals(16, HeldOutLikelihood.of(Math.log(2), 1, false, null).bitsPerSample(), 1e-12);
  }

  @Test
  void anExcerptIsShort() {
    HeldOutLikelihood likelihood = new TestLikelihood(corpus, WINDOW).of(new White(SCALE, true));
    assertTrue(likelihood.excerpt());
    assertTrue(likelihood.samples() <= 4 * (16000 + 128), "samples: " + likelihood.samples());
  }

  @Test
  void noiseThatIsNotFiniteGivesNoLikelihood() {
    HeldOutLikelihood likelihood = new TestLikelihood(corpus, WINDOW).of(new White(0));
    assertFalse(likelihood.known());
  }

  @Test
  void aCorpusWithoutARecordingLongerThanTheWindowIsRefused() {
    var refusal =
        assertThrows(BenchmarkException.class, () -> new TestLikelihood(corpus, 1_000_000));
    assertTrue(
        refusal
            .getMessage()
            .startsWith(
                "expected a corpus with a test recording longer than a window of 1000000 samples;"
                    + " got "),
        refusal.getMessage());
  }
}
