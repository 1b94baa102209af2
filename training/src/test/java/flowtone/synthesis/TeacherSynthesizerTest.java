package flowtone.synthesis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.control.FeatureTrackBuilder;
import flowtone.library.TestVoices;
import flowtone.model.FlowConfig;
import flowtone.network.ModelUnderTest;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import flowtone.voice.TrainedFlow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TeacherSynthesizerTest {
  private static final int HOP = 128;
  private static final Manifest DUET = TestVoices.duet("duet");
  private static final FlowConfig CONFIG = ModelUnderTest.config(1, 16, 8, 1, 2);
  private static final TrainedFlow TRAINED =
      new TrainedFlow(
          CONFIG, ModelUnderTest.teacher(CONFIG, new FeatureEncoding(2, 0).width(), HOP, 3, 0.2));
  private static final TeacherSynthesizer TEACHER = TeacherSynthesizer.incremental(DUET, TRAINED);

  @AfterAll
  static void close() {
    TEACHER.close();
  }

  @Test
  void theSameSeedGivesTheSameSoundAndAnotherAnother() {
    float[] sound = TEACHER.render(tone(440, 10, HOP), new NoiseSettings(1, 1)).samples();
    assertEquals(10 * HOP, sound.length);
    assertArrayEquals(sound, TEACHER.render(tone(440, 10, HOP), new NoiseSettings(1, 1)).samples());
    assertFalse(
        Arrays.equals(
            sound, TEACHER.render(tone(440, 10, HOP), new NoiseSettings(2, 1)).samples()));
  }

  @Test
  void theGainOfTheRecordingsIsTakenBack() {
    float[] sound = TEACHER.render(tone(440, 4, HOP), new NoiseSettings(1, 1)).samples();
    try (TeacherSynthesizer amplified = TeacherSynthesizer.incremental(withGain(4), TRAINED)) {
      float[] quieter = amplified.render(tone(440, 4, HOP), new NoiseSettings(1, 1)).samples();
      assertEquals(sound[100] / 4, quieter[100], 1e-7f);
    }
  }

  @Test
  void aTrackLongerThanThePartsItIsConditionedInHasNoSeams() {
    FeatureTrack track = tone(330, 300, HOP);
    float[] cached = TEACHER.render(track, new NoiseSettings(1, 0.5f)).samples();
    FeatureTrack beginning = tone(330, 140, HOP);
    float[] shorter = TEACHER.render(beginning, new NoiseSettings(1, 0.5f)).samples();
    assertArrayEquals(shorter, Arrays.copyOf(cached, shorter.length), 1e-4f);
  }

  @Test
  void chunksMakeTheWholeInEachWayOfSampling() {
    try (TeacherSynthesizer naive = TeacherSynthesizer.naive(DUET, TRAINED)) {
      for (TeacherSynthesizer teacher : List.of(TEACHER, naive)) {
        FeatureTrack track = tone(330, 24, HOP);
        float[] whole = teacher.render(track, new NoiseSettings(1, 1)).samples();
        SynthesisStream stream = teacher.open(new NoiseSettings(1, 1));
        int[] ends = {2, 3, 11, 12, 24};
        int from = 0;
        for (int to : ends) {
          float[] chunk = stream.next(track.slice(from, to));
          assertArrayEquals(
              Arrays.copyOfRange(whole, from * HOP, to * HOP), chunk, 1e-5f, "from hop " + from);
          from = to;
        }
      }
    }
  }

  @Test
  void anotherWayOfSamplingGivesTheSameSound() {
    FeatureTrack track = tone(220, 12, HOP);
    try (TeacherSynthesizer naive = TeacherSynthesizer.naive(DUET, TRAINED)) {
      assertArrayEquals(
          naive.render(track, new NoiseSettings(1, 1)).samples(),
          TEACHER.render(track, new NoiseSettings(1, 1)).samples(),
          1e-4f);
    }
  }

  @Test
  void featuresAtAnotherRateAreRefused() {
    FeatureTrack track = tone(440, 4, 2 * HOP);
    var refusal =
        assertThrows(
            IllegalArgumentException.class, () -> TEACHER.render(track, new NoiseSettings(1, 1)));
    assertEquals(
        "expected features of at least 1 hop of 128 samples at 16000 Hz; got 4 of 256 at 16000 Hz",
        refusal.getMessage());
  }

  private static Manifest withGain(float gain) {
    return ManifestBuilder.like(DUET).gain(gain).build();
  }

  static FeatureTrack tone(float hz, int hops, int hopSamples) {
    FeatureTrackBuilder track =
        new FeatureTrackBuilder(16000, hopSamples, hops).labelled(new float[] {0.25f, 0.75f});
    for (int hop = 0; hop < hops; hop++) {
      track
          .pitch(hop, hz, hop * (double) hopSamples * hz / 16000 % 1)
          .voicing(hop, 1)
          .loudnessDb(hop, -20)
          .onsetSeconds(hop, (hop + 1) * hopSamples / 16000f);
    }
    return track.build();
  }
}
