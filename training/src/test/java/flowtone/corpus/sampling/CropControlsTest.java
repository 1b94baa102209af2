package flowtone.corpus.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.ControlHistory;
import flowtone.control.FeatureTrack;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is trained on and what is played reach the networks as the same numbers. */
class CropControlsTest {
  private static final int CONTEXT = 6;
  private static final float TOLERANCE = 1e-6f;

  /** Of bands that stand out of the dither of whole recordings, which these crops lack. */
  private static final float MEL_TOLERANCE = 1e-3f;

  private static final float STANDS_OUT = 0;

  @TempDir Path directory;

  private Corpus corpus(VoiceKind kind) throws Exception {
    GeneratedCorpus.record(directory.resolve("recordings/low"), 110, 2);
    return GeneratedCorpus.prepare(kind, directory, directory.resolve("recordings"));
  }

  private static ControlEncoder encoder(Corpus corpus) {
    return new ControlEncoder(corpus.encoding(), CONTEXT, corpus.description().hopSamples());
  }

  /** The controls of each hop of a recording, as chunks of changing lengths give them. */
  private static List<ControlFrames> streamed(Corpus corpus, Recording recording) {
    ControlHistory history = new ControlHistory(encoder(corpus));
    FeatureTrack track = recording.features();
    List<ControlFrames> hops = new ArrayList<>();
    for (int hop = 0, chunk = 1; hop < track.hops(); hop += chunk, chunk = chunk % 3 + 1) {
      int end = Math.min(track.hops(), hop + chunk);
      ControlFrames controls = history.next(track.slice(hop, end));
      for (int h = 0; h < controls.hops(); h++) {
        hops.add(controls.part(h, 1));
      }
    }
    return hops;
  }

  @ParameterizedTest
  @CsvSource({
    "INSTRUMENT, 0",
    "INSTRUMENT, 1",
    "INSTRUMENT, 7",
    "INSTRUMENT, 60",
    "VOCODER, 0",
    "VOCODER, 3",
    "VOCODER, 60"
  })
  void aCropIsConditionedAsTheStreamIs(VoiceKind kind, int firstHop) throws Exception {
    Corpus corpus = corpus(kind);
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    int hops = 40;
    ControlFrames crop =
        controls(corpus, hops, new Crop(recording, firstHop * GeneratedCorpus.HOP, 1, 0));
    List<ControlFrames> expected = streamed(corpus, recording);
    for (int hop = 0; hop < hops; hop++) {
      assertSame(corpus, expected.get(firstHop + hop), crop.part(hop, 1));
    }
  }

  private static ControlFrames controls(Corpus corpus, int hops, Crop crop) {
    CropReader reader = new CropReader(corpus.description(), encoder(corpus), hops);
    return reader.controls(crop, reader.sound(crop));
  }

  @ParameterizedTest
  @EnumSource
  void whatTheSamplerDrawsOfAWholeRecordingIsItsStream(VoiceKind kind) throws Exception {
    Corpus corpus = corpus(kind);
    List<Recording> recordings = corpus.recordings(Split.TRAIN);
    int hops = recordings.get(0).length() / GeneratedCorpus.HOP;
    CropShape shape = new CropShape(1, hops, CONTEXT);
    Augmentation still = Augmentation.moving(0, 0, 0, 0);
    Batch batch = new CropSampler(corpus, Split.TRAIN, shape, still, 3).next();
    Recording recording =
        recordings.stream()
            .filter(each -> Arrays.equals(each.samples(), batch.audio()))
            .findFirst()
            .orElseThrow();
    List<ControlFrames> expected = streamed(corpus, recording);
    for (int hop = 0; hop < hops; hop++) {
      assertSame(corpus, expected.get(hop), batch.controls().part(hop, 1));
    }
  }

  @Test
  void theRecordingIsVoicedOrNothingIsCompared() throws Exception {
    FeatureTrack track = corpus(VoiceKind.INSTRUMENT).recordings(Split.TRAIN).get(0).features();
    assertTrue(track.f0Hz(track.hops() / 2) > 0);
  }

  private static void assertSame(Corpus corpus, ControlFrames expected, ControlFrames actual) {
    assertEquals(expected.layout(), actual.layout());
    assertSameFeatures(corpus, expected.features(), actual.features());
    assertArrayEquals(expected.pitch(), actual.pitch(), TOLERANCE);
    float[] apart = expected.phase();
    float[] phase = actual.phase();
    for (int i = 0; i < apart.length; i++) {
      double cycles = apart[i] - phase[i];
      apart[i] = (float) (cycles - Math.rint(cycles)); // 0 and 1 are the same phase
    }
    assertArrayEquals(new float[apart.length], Arrays.copyOf(apart, apart.length), TOLERANCE);
  }

  private static void assertSameFeatures(Corpus corpus, float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length);
    int width = corpus.encoding().width();
    int mel = width - corpus.description().melBands();
    for (int i = 0; i < expected.length; i++) {
      boolean isMel = i % width >= mel;
      if (!isMel || expected[i] > STANDS_OUT) {
        assertEquals(expected[i], actual[i], isMel ? MEL_TOLERANCE : TOLERANCE, "at " + i);
      }
    }
  }
}
