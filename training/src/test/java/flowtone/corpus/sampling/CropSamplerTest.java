package flowtone.corpus.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Loudness;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropSamplerTest {
  private static final int HOPS = 40;
  private static final int CONTEXT = 4;
  private static final int SAMPLES = HOPS * GeneratedCorpus.HOP;
  private static final Augmentation STILL = Augmentation.moving(0, 0, 0, 0);
  private static final Augmentation MOVED = Augmentation.moving(-6, 3, 80, 0);
  private static Corpus corpus;

  @BeforeAll
  static void prepare(@TempDir Path directory) throws Exception {
    corpus = GeneratedCorpus.twoLabels(directory);
  }

  private static CropSampler sampler(Augmentation augmentation, int size) {
    CropShape shape = new CropShape(size, HOPS, CONTEXT);
    return new CropSampler(corpus, Split.TRAIN, shape, augmentation, 7);
  }

  @Test
  void phaseStaysInPhaseWithTheAudioWhereverACropBeginsAndHoweverItIsMoved() {
    for (Augmentation augmentation : new Augmentation[] {STILL, MOVED}) {
      Batch batch = sampler(augmentation, 24).next();
      int checked = 0;
      for (int item = 0; item < batch.size(); item++) {
        checked += voicedThroughout(batch, item) ? 1 : 0;
        if (voicedThroughout(batch, item)) {
          assertTrue(inPhase(batch, item) > 0.995, "item " + item);
        }
      }
      assertTrue(checked > 3, "voiced crops: " + checked);
    }
  }

  private static boolean voicedThroughout(Batch batch, int item) {
    float[] pitch = batch.controls().pitch();
    for (int hop = 0; hop < HOPS + 2; hop++) {
      if (pitch[(item * (HOPS + 2) + hop) * 2 + 1] < 1) {
        return false;
      }
    }
    return true;
  }

  /** Cosine of the angle between the audio's fundamental and the phase. */
  private static double inPhase(Batch batch, int item) {
    double re = 0;
    double im = 0;
    float[] phase = batch.controls().phase();
    for (int i = 0; i < SAMPLES; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SAMPLES);
      double angle = 2 * Math.PI * phase[item * SAMPLES + i];
      re += window * batch.audio()[item * SAMPLES + i] * Math.cos(angle);
      im -= window * batch.audio()[item * SAMPLES + i] * Math.sin(angle);
    }
    return re / Math.hypot(re, im);
  }

  @Test
  void phaseAdvancesByThePitchFed() {
    Batch batch = sampler(MOVED, 24).next();
    float[] pitch = batch.controls().pitch();
    float[] phase = batch.controls().phase();
    for (int item = 0; item < batch.size(); item++) {
      if (voicedThroughout(batch, item)) {
        for (int hop = 0; hop < HOPS - 1; hop++) {
          int at = item * SAMPLES + hop * GeneratedCorpus.HOP;
          double fed = pitch[(item * (HOPS + 2) + hop + 2) * 2] * GeneratedCorpus.HOP;
          double advanced = phase[at + GeneratedCorpus.HOP] - phase[at];
          assertEquals(0, fed - advanced - Math.rint(fed - advanced), 1e-3);
        }
      }
    }
  }

  @Test
  void aGainMovesAudioAndLoudnessAlike() {
    Augmentation softer = Augmentation.moving(-6, -6, 0, 0);
    Batch plain = sampler(STILL, 4).next();
    Batch soft = sampler(softer, 4).next();
    float factor = (float) Math.pow(10, -6 / 20.0);
    for (int i = 0; i < plain.audio().length; i++) {
      assertEquals(plain.audio()[i] * factor, soft.audio()[i], 1e-6);
    }
    float[] plainFeatures = plain.controls().features();
    float[] softFeatures = soft.controls().features();
    int width = corpus.encoding().width();
    float floor = Loudness.FLOOR_DB / 40 + 1;
    for (int at = 2; at < plainFeatures.length; at += width) {
      float expected =
          Math.max(floor, plainFeatures[at] - (plainFeatures[at] > floor ? 6 / 40f : 0));
      assertEquals(expected, softFeatures[at], 0.011);
    }
  }

  @Test
  void onTheRecordingsOwnHopsTheFeaturesAreThoseOfTheRecording() {
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    FeatureTrack own = recording.features();
    FeatureTrack read =
        new FeatureReader(recording, 1, 0).read(10 * GeneratedCorpus.HOP, 60).build();
    assertArrayEquals(Arrays.copyOfRange(own.f0Hz(), 10, 70), read.f0Hz(), 1e-3f);
    assertArrayEquals(Arrays.copyOfRange(own.loudnessDb(), 10, 70), read.loudnessDb(), 1e-3f);
    assertArrayEquals(Arrays.copyOfRange(own.onsetSeconds(), 10, 70), read.onsetSeconds(), 1e-4f);
    assertArrayEquals(Arrays.copyOfRange(own.phaseCycles(), 10, 70), read.phaseCycles(), 1e-6);
  }

  @Test
  void aroundTheRecordingThereIsSilence() {
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    FeatureTrack before = new FeatureReader(recording, 1, 0).read(-1000, 4).build();
    assertEquals(Loudness.FLOOR_DB, before.loudnessDb(0));
    assertEquals(0, before.voicing(0));
    assertEquals(0, before.f0Hz(0));
  }

  @Test
  void aSkippedBatchIsTheOneThatWouldHaveCome() {
    CropSampler straight = sampler(MOVED, 2);
    CropSampler resumed = sampler(MOVED, 2);
    straight.next();
    straight.next();
    resumed.skip(2);
    Batch expected = straight.next();
    Batch actual = resumed.next();
    assertArrayEquals(expected.audio(), actual.audio());
    assertArrayEquals(expected.controls().features(), actual.controls().features());
  }

  @Test
  void labelsAreDrawnEquallyOften() {
    Batch batch = sampler(STILL, 200).next();
    int width = corpus.encoding().width();
    int furtherWidth = width - new FeatureEncoding(2, 0).width();
    float[] features = batch.controls().features();
    int high = 0;
    for (int item = 0; item < batch.size(); item++) {
      high += (int) features[(item * (HOPS + CONTEXT) + 1) * width - furtherWidth - 2];
    }
    assertTrue(high > 70 && high < 130, "of 200: " + high);
  }
}
