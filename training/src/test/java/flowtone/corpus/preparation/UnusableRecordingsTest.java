package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.GeneratedCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bad recording costs nothing but itself. */
class UnusableRecordingsTest {
  private static final int RATE = GeneratedCorpus.RATE;

  @TempDir private Path directory;
  private Path flute;

  @BeforeEach
  void record() throws Exception {
    flute = directory.resolve("flute");
    GeneratedCorpus.record(flute, 300, 2);
  }

  private void write(String name, float[] samples) {
    WavWriter.write(flute.resolve(name), new Waveform(samples, RATE));
  }

  private static float[] loud() {
    float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> 300);
    for (int i = 0; i < tone.length; i++) {
      tone[i] *= 20;
    }
    return tone;
  }

  private static float[] constant(float value) {
    float[] samples = new float[RATE];
    Arrays.fill(samples, value);
    return samples;
  }

  private String reason(String name) {
    CorpusDescription corpus = GeneratedCorpus.prepare(directory, flute).description();
    assertEquals(2, corpus.recordings().size());
    assertEquals(1, corpus.leftOut().size());
    assertTrue(corpus.leftOut().get(0).file().endsWith(name));
    String reason = corpus.leftOut().get(0).reason();
    assertTrue(reason.contains(name) && reason.lines().count() == 1, reason);
    return reason;
  }

  @Test
  void aRecordingTooShortIsLeftOut() {
    write("short.wav", new float[RATE / 100]);
    assertTrue(reason("short.wav").endsWith("got 0.010"));
  }

  @Test
  void silenceIsLeftOut() {
    write("silent.wav", new float[RATE]);
    assertTrue(reason("silent.wav").endsWith("got silence"));
  }

  @Test
  void anOffsetAloneIsSilence() {
    write("offset.wav", constant(0.3f));
    assertTrue(reason("offset.wav").endsWith("got silence"));
  }

  @Test
  void aClippedRecordingIsLeftOut() {
    write("clipped.wav", loud());
    assertTrue(reason("clipped.wav").contains("expected a recording that is not clipped"));
  }

  @Test
  void aClippedRecordingIsKeptWhereThatIsAskedForAndItsShareIsTold() {
    write("clipped.wav", loud());
    Cleaning keep = new Cleaning(Cleaning.Silence.TRIM, true, false);
    CorpusDescription corpus = GeneratedCorpus.prepare(keep, directory, flute).description();
    assertEquals(3, corpus.recordings().size());
    assertEquals(0, corpus.recordings().get(0).clippedShare());
    assertTrue(corpus.recordings().get(2).clippedShare() > 0.5);
  }

  @Test
  void anUnreadableFileIsLeftOut() throws Exception {
    Files.writeString(flute.resolve("notes.wav"), "these are my notes");
    assertTrue(reason("notes.wav").endsWith("got none of these"));
  }

  @Test
  void anM4aThatIsNoMoreThanItsBeginningIsLeftOut() throws Exception {
    Files.write(flute.resolve("phone.m4a"), new byte[] {0, 0, 0, 32, 'f', 't', 'y', 'p'});
    assertTrue(reason("phone.m4a").endsWith("that is damaged or breaks off"));
  }

  @Test
  void whereNothingCanBeUsedEveryFileIsNamedAndNothingIsLeftBehind() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("drum"));
    Files.writeString(folder.resolve("a.wav"), "no");
    Files.writeString(folder.resolve("b.flac"), "no");
    var e = assertThrows(CorpusException.class, () -> GeneratedCorpus.prepare(directory, folder));
    assertTrue(e.getMessage().contains("at least one usable recording"), e.getMessage());
    assertEquals(2, e.leftOut().size());
    assertFalse(Files.exists(directory.resolve("corpus")));
    assertFalse(Files.exists(directory.resolve("corpus.partial")));
  }
}
