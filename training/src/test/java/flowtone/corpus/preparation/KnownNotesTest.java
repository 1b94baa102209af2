package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.NoteName;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.Recording;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What names of notes and levels of labels do to a corpus. */
class KnownNotesTest {
  private static final int RATE = 24_000;

  @TempDir private Path directory;

  private void record(String file, double midi, float gain) throws Exception {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    double hertz = NoteName.hertz(midi);
    float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> hertz);
    WavWriter.write(path, new Waveform(tone, RATE).amplified(gain));
  }

  private Corpus prepare(VoiceKind kind, String... folders) {
    List<Path> paths = Stream.of(folders).map(directory::resolve).toList();
    Path corpus = directory.resolve("corpus");
    new Preparation(kind, RATE, 192, Cleaning.DEFAULT)
        .prepare(FoundRecordings.in(paths).sources(), corpus, () -> {});
    return Corpus.open(corpus);
  }

  private static double medianHz(Corpus corpus, String name) {
    Recording recording =
        Stream.of(Split.values())
            .flatMap(split -> corpus.recordings(split).stream())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    RecordingFeatures curves = recording.curves();
    double[] voiced =
        IntStream.range(0, curves.hops())
            .mapToDouble(curves::f0Hz)
            .filter(hertz -> hertz > 0)
            .sorted()
            .toArray();
    return voiced.length < curves.hops() / 2 ? 0 : voiced[voiced.length / 2];
  }

  @Test
  void notesThatNoTrackerHearsAreTakenFromTheirNamesAnOctaveOff() throws Exception {
    for (int midi : new int[] {48, 52, 55, 60, 64}) {
      record("piano/%s_f.wav".formatted(NoteName.of(midi - 12)), midi, 0.5f);
    }
    record("piano/A-1_f.wav", 21, 0.5f);
    record("piano/C7_f.wav", 108, 0.5f);
    Corpus corpus = prepare(VoiceKind.INSTRUMENT, "piano");
    assertEquals(27.5, medianHz(corpus, "A-1_f.wav"), 0.2);
    assertEquals(4186, medianHz(corpus, "C7_f.wav"), 10);
    assertTrue(corpus.description().labels().get(0).lowestMidi() < 22);
  }

  @Test
  void namesThatDoNotAgreeWithWhatIsHeardAreNotBelieved() throws Exception {
    String[] names = {"A1", "C5", "F2", "B6", "D3"};
    int[] midis = {50, 53, 61, 47, 66};
    for (int i = 0; i < names.length; i++) {
      record("takes/%s.wav".formatted(names[i]), midis[i], 0.5f);
    }
    record("takes/C7.wav", 108, 0.5f);
    Corpus corpus = prepare(VoiceKind.INSTRUMENT, "takes");
    assertEquals(0, medianHz(corpus, "C7.wav"));
    assertEquals(NoteName.hertz(53), medianHz(corpus, "C5.wav"), 1);
  }

  @Test
  void labelsAreMadeEquallyLoudAndVelocityMeansTheSameForAll() throws Exception {
    for (int i = 0; i < 3; i++) {
      record("loud/%d.wav".formatted(i), 60 + i, 0.8f);
      record("faint/%d.wav".formatted(i), 60 + i, 0.1f);
    }
    Corpus corpus = prepare(VoiceKind.INSTRUMENT, "loud", "faint");
    Label loud = corpus.description().labels().get(0);
    Label faint = corpus.description().labels().get(1);
    assertEquals(18.06, faint.levellingDb(), 0.1);
    assertEquals(0, loud.levellingDb(), 1e-4);
    assertEquals(loud.loudDb(), faint.loudDb(), 1e-4);
    assertEquals(loud.softDb(), faint.softDb(), 1e-4);
    assertTrue(loud.loudDb() - loud.softDb() >= 12);
    Recording ofLoud = corpus.recordings(Split.TRAIN).get(0);
    Recording ofFaint = corpus.recordings(Split.TRAIN).get(2);
    assertEquals(1, ofFaint.label());
    assertEquals(1, peak(ofFaint.samples()) / peak(ofLoud.samples()), 0.03);
    double recorded = peak(ofFaint.asRecorded().samples()) / peak(ofLoud.asRecorded().samples());
    assertEquals(0.125, recorded, 0.004);
  }

  @Test
  void speakersStayAsLoudAsTheyAre() throws Exception {
    for (int i = 0; i < 3; i++) {
      record("loud/%d.wav".formatted(i), 48 + i, 0.8f);
      record("faint/%d.wav".formatted(i), 48 + i, 0.1f);
    }
    Corpus corpus = prepare(VoiceKind.VOCODER, "loud", "faint");
    Label loud = corpus.description().labels().get(0);
    Label faint = corpus.description().labels().get(1);
    assertEquals(18.06, loud.loudDb() - faint.loudDb(), 0.1);
    assertEquals(0, faint.levellingDb());
  }

  private static float peak(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }
}
