package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.FeatureExpectation;
import flowtone.control.Label;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.Split;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureRegressionTest {
  private static final int FLOATS = RecordingFeatures.COUNT + 1;
  private static final double SPREAD = 0.1;

  @TempDir Path directory;

  private final Random random = new Random(3);

  /** What is measured grows with loudness and pitch, falls after the onset and scatters. */
  private static double truth(double hz, double db, double seconds) {
    return 0.3 + 0.02 * db + 0.5 * Math.log(hz / 300) - 0.8 * Math.exp(-seconds / 0.1);
  }

  private RecordingFeatures recording(double hz, int hops) {
    return recording(hz, hops, 0);
  }

  private RecordingFeatures recording(double hz, int hops, double more) {
    FloatBuffer stored = FloatBuffer.allocate(hops * FLOATS);
    for (int h = 0; h < hops; h++) {
      double seconds = 0.008 * h;
      double db = -20 - 15 * random.nextDouble();
      double value = truth(hz, db, seconds) + more + SPREAD * random.nextGaussian();
      stored.put((float) hz).put(1).put((float) db).put((float) seconds).put(0).put((float) value);
    }
    return new RecordingFeatures(stored.flip(), FLOATS, hops);
  }

  private FeatureMoments moments() {
    FeatureMoments sum = FeatureMoments.none(1);
    for (int note = 0; note < 24; note++) {
      sum = sum.plus(FeatureMoments.of(recording(110 * Math.pow(2, note / 12.0), 300)));
    }
    return sum;
  }

  @Test
  void whatRecordingsHaveIsExpectedOfOthers() {
    FeatureExpectation expectation = new FeatureRegression(moments(), 0).expectation();
    for (double hz : new double[] {130, 220, 400}) {
      for (double seconds : new double[] {0.02, 0.2, 2}) {
        double expected = expectation.of(FeatureExpectation.regressors(hz, -27, seconds));
        assertEquals(truth(hz, -27, seconds), expected, 0.04, hz + " Hz, " + seconds + " s");
      }
    }
    assertEquals(SPREAD, expectation.spread(), 0.01);
  }

  /** As one string of an instrument is brighter than the next. */
  @Test
  void whatOneNoteAloneHasIsExpectedOfIt() {
    double odd = 110 * Math.pow(2, 12 / 12.0);
    FeatureMoments sum = FeatureMoments.none(1);
    for (int note = 0; note <= 24; note += 3) {
      double hz = 110 * Math.pow(2, note / 12.0);
      sum = sum.plus(FeatureMoments.of(recording(hz, 300, note == 12 ? 0.6 : 0)));
    }
    FeatureExpectation expectation = new FeatureRegression(sum, 0).expectation();
    assertEquals(0.6, expected(expectation, odd) - truth(odd, -27, 2), 0.1);
    double next = odd * Math.pow(2, 3 / 12.0);
    assertEquals(0, expected(expectation, next) - truth(next, -27, 2), 0.1);
    assertEquals(SPREAD, expectation.spread(), 0.01);
  }

  private static double expected(FeatureExpectation expectation, double hz) {
    return expectation.of(FeatureExpectation.regressors(hz, -27, 2));
  }

  @Test
  void nothingIsExpectedBeyondWhatRecordingsHave() {
    FeatureExpectation expectation = new FeatureRegression(moments(), 0).expectation();
    double extreme = expectation.of(FeatureExpectation.regressors(20000, 300, 60));
    assertTrue(extreme == expectation.lowest() || extreme == expectation.highest());
    assertTrue(expectation.highest() < 2 && expectation.lowest() > -3, expectation.toString());
  }

  @Test
  void labelsOfACorpusExpectWhatTheirRecordingsAre() throws Exception {
    Corpus corpus = GeneratedCorpus.twoLabels(directory);
    for (int i = 0; i < 2; i++) {
      Label label = corpus.description().labels().get(i);
      int index = i;
      RecordingFeatures measured =
          corpus.recordings(Split.TRAIN).stream()
              .filter(recording -> recording.labelWeights()[index] == 1)
              .findFirst()
              .orElseThrow()
              .curves();
      int hop = measured.hops() / 2;
      double expected =
          label
              .expected()
              .get("brightness")
              .of(
                  FeatureExpectation.regressors(
                      measured.f0Hz(hop), measured.loudnessDb(hop), measured.onsetSeconds(hop)));
      assertEquals(measured.further(0, hop), expected, 0.1, label.name());
    }
  }
}
