package flowtone.corpus.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.MelSpectrogram;
import flowtone.audio.Stft;
import flowtone.control.ControlEncoder;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mel bands of crops. */
class CropReaderTest {
  private static final int HOPS = 20;
  private static final int CONTEXT = 2;

  /** The most that reading between samples changes a band. */
  private static final float INTERPOLATION = 2e-3f;

  private static final float SIX_DB = (float) (20 * Math.log10(2));

  private static Corpus corpus;

  @BeforeAll
  static void prepare(@TempDir Path directory) throws Exception {
    GeneratedCorpus.record(directory.resolve("recordings/low"), 110, 3);
    corpus = GeneratedCorpus.prepare(VoiceKind.VOCODER, directory, directory.resolve("recordings"));
  }

  private static float[][] measured(int firstSample, double ratio, float gainDb) {
    ControlEncoder encoder = new ControlEncoder(corpus.encoding(), CONTEXT, GeneratedCorpus.HOP);
    CropReader reader = new CropReader(corpus.description(), encoder, HOPS);
    Crop crop = new Crop(recording(), firstSample, ratio, gainDb);
    float[][] rows = reader.logMel(reader.sound(crop), CONTEXT + HOPS);
    return Arrays.copyOfRange(rows, CONTEXT, rows.length);
  }

  private static float[] magnitudes(float[] logMel) {
    float[] magnitudes = new float[logMel.length];
    for (int band = 0; band < magnitudes.length; band++) {
      magnitudes[band] = (float) Math.exp(logMel[band]);
    }
    return magnitudes;
  }

  private static Recording recording() {
    return corpus.recordings(Split.TRAIN).get(0);
  }

  @Test
  void onTheRecordingsOwnHopsItIsTheRecordings() {
    float[][] own = recording().features().logMel();
    float[][] moved = measured(30 * GeneratedCorpus.HOP, 1, 0);
    for (int hop = 0; hop < HOPS; hop++) {
      assertArrayEquals(magnitudes(own[30 + hop]), magnitudes(moved[hop]), INTERPOLATION);
    }
  }

  @Test
  void playedFasterItIsThatOfAHigherTone() {
    double ratio = Math.pow(2, 100 / 1200.0);
    float[] tone =
        HarmonicTones.harmonic(GeneratedCorpus.RATE, GeneratedCorpus.RATE, sample -> 110 * ratio);
    float[][] higher =
        new MelSpectrogram(
                GeneratedCorpus.RATE, GeneratedCorpus.HOP, MelSpectrogram.BANDS, Stft.Padding.ZERO)
            .logMel(tone, 31 * GeneratedCorpus.HOP, 1);
    float[] moved = measured((int) (30 * GeneratedCorpus.HOP * ratio), ratio, 0)[0];
    float[] still = measured(30 * GeneratedCorpus.HOP, 1, 0)[0];
    assertTrue(
        distance(moved, higher[0]) < 0.5 * distance(still, higher[0]),
        distance(moved, higher[0]) + " to " + distance(still, higher[0]));
  }

  @Test
  void aGainIsAddedToEveryBandThatIsHeard() {
    float[] plain = measured(30 * GeneratedCorpus.HOP, 1, 0)[3];
    float[] louder = measured(30 * GeneratedCorpus.HOP, 1, SIX_DB)[3];
    for (int band = 0; band < plain.length; band++) {
      plain[band] += (float) Math.log(2);
    }
    assertArrayEquals(plain, louder, 0.01f);
  }

  /** Whatever the level, over the bands that stand out of the quantisation. */
  private static double distance(float[] a, float[] b) {
    int[] heard = IntStream.range(0, a.length).filter(band -> b[band] > -2).toArray();
    double level = Arrays.stream(heard).mapToDouble(band -> a[band] - b[band]).average().orElse(0);
    return Arrays.stream(heard).mapToDouble(band -> Math.abs(a[band] - b[band] - level)).sum();
  }
}
