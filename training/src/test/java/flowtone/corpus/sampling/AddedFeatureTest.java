package flowtone.corpus.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Waveform;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.control.HopFeature;
import flowtone.control.HopFeatures;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.library.TestVoices;
import flowtone.performance.Performer;
import flowtone.resynthesis.Resynthesis;
import flowtone.voice.Manifest;
import flowtone.voice.ManifestBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One class is all that a further conditioning feature takes. */
class AddedFeatureTest {
  private static final int CONTEXT = 6;
  private static final int HOP = GeneratedCorpus.HOP;

  /** Zero crossings a sample, which are more the brighter a sound is. */
  private static final class Crossings extends HopFeature {
    Crossings() {
      super("crossings", -1);
    }

    @Override
    public float[] measure(Waveform recording, int hopSamples, int hops) {
      float[] samples = recording.samples();
      float[] crossings = new float[hops];
      for (int i = 1; i < samples.length; i++) {
        boolean crossing = samples[i - 1] < 0 != samples[i] < 0;
        crossings[i / hopSamples] += crossing ? 1f / hopSamples : 0;
      }
      return crossings;
    }

    @Override
    public float played(float f0Hz, float loudnessDb, float onsetSeconds) {
      return f0Hz / 8000;
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public void encode(float value, float[] row, int offset) {
      row[offset] = value;
      row[offset + 1] = value * value;
    }
  }

  @TempDir Path directory;

  private final HopFeature crossings = new Crossings();
  private final HopFeatures.Registration registration = HopFeatures.register(crossings);

  @AfterEach
  void withdraw() {
    registration.close();
    assertFalse(HopFeatures.of(VoiceKind.INSTRUMENT).contains(crossings));
  }

  private Corpus corpus() throws Exception {
    GeneratedCorpus.record(directory.resolve("recordings/low"), 110, 2);
    return GeneratedCorpus.prepare(directory, directory.resolve("recordings"));
  }

  @Test
  void itIsMeasuredAndKeptWithTheCorpus() throws Exception {
    Corpus corpus = corpus();
    assertTrue(corpus.description().features().contains("crossings"));
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    FeatureTrack track = recording.features();
    float[] measured = crossings.measure(recording.sound(), HOP, track.hops());
    assertArrayEquals(measured, track.further(crossings), 1e-6f);
    assertTrue(track.further(crossings, track.hops() / 2) > 0);
    registration.close();
    assertThrows(RuntimeException.class, () -> Corpus.open(directory.resolve("corpus")));
  }

  @Test
  void cropsHaveItAsStreamsHave() throws Exception {
    Corpus corpus = corpus();
    Recording recording = corpus.recordings(Split.TRAIN).get(0);
    ControlEncoder encoder = new ControlEncoder(corpus.encoding(), CONTEXT, HOP);
    int hops = recording.length() / HOP - 3;
    CropReader reader = new CropReader(corpus.description(), encoder, hops);
    Crop where = new Crop(recording, 2 * HOP, 1, 0);
    ControlFrames crop = reader.controls(where, reader.sound(where));
    ControlFrames stream = encoder.whole(recording.features()).part(2, hops);
    assertArrayEquals(stream.features(), crop.features(), 1e-6f);
    int width = corpus.encoding().width();
    List<HopFeature> measured = HopFeatures.of(VoiceKind.INSTRUMENT);
    assertEquals(new FeatureEncoding(1, 0, measured).width(), width);
    float last = crop.features()[(CONTEXT + hops / 2 + 1) * width - 2];
    assertEquals(recording.features().further(crossings, 2 + hops / 2), last, 1e-6f);
  }

  @Test
  void aVoiceReadsItIfItsManifestSaysSo() throws Exception {
    Manifest without = TestVoices.duet("duet");
    Manifest with = ManifestBuilder.like(without).features(List.of("crossings")).build();
    ObjectMapper json = new ObjectMapper();
    assertFalse(json.writeValueAsString(without).contains("features"));
    assertEquals(with, json.readValue(json.writeValueAsString(with), Manifest.class));
    int narrow = without.encoder(CONTEXT).encoding().width();
    assertEquals(narrow + 2, with.encoder(CONTEXT).encoding().width());
    FeatureTrack played = played(with);
    float[] row = new float[narrow + 2];
    with.encoder(CONTEXT).encoding().encode(played, played.hops() - 1, row, 0);
    assertEquals(440 / 8000f, row[narrow], 1e-4);
    assertEquals(row[narrow] * row[narrow], row[narrow + 1], 1e-9);
  }

  private static FeatureTrack played(Manifest manifest) {
    Performer performer = new Performer(manifest);
    performer.noteOn(69, 0.8);
    return performer.next(30);
  }

  @Test
  void itIsStretchedAndJoinedWithTheRest() throws Exception {
    Manifest duet =
        ManifestBuilder.like(TestVoices.duet("duet")).features(List.of("crossings")).build();
    Waveform sound = corpus().recordings().get(0).sound();
    float[] reed = {1, 0};
    FeatureTrack plain = Resynthesis.UNCHANGED.features(sound, duet, reed);
    FeatureTrack slow = new Resynthesis(0, 2, false).features(sound, duet, reed);
    for (int h = 10; h < 100; h += 10) {
      assertEquals(plain.further(crossings, h), slow.further(crossings, 2 * h + 1), 1e-6);
    }
    FeatureTrack both = plain.followedBy(played(duet));
    assertEquals(plain.further(crossings, 7), both.further(crossings, 7));
    assertEquals(440 / 8000f, both.further(crossings, both.hops() - 1), 1e-4);
    assertEquals(plain.further(crossings, 9), both.slice(4, 20).further(crossings, 5));
  }

  @Test
  void aNameIsTakenOnce() {
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> HopFeatures.register(new Crossings()));
    assertEquals(
        "expected a feature of another id than [brightness, noisiness, crossings]; got 'crossings'",
        told.getMessage());
  }
}
