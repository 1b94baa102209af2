package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Resampler;
import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFormat;
import flowtone.audio.file.SoundWriter;
import flowtone.audio.file.WavWriter;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Original;
import flowtone.corpus.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recordings beside each other: twins, and those that differ from all others. */
class ComparisonTest {
  private static final int RATE = 16000;

  @TempDir private Path directory;
  private Path flute;

  @BeforeEach
  void record() throws Exception {
    flute = Files.createDirectory(directory.resolve("flute"));
    for (int i = 0; i < 19; i++) {
      WavWriter.write(flute.resolve("%02d.wav".formatted(i)), note(i));
    }
  }

  /** Notes of all pitches, as noisy as breath. */
  private static Waveform note(int number) {
    Random random = new Random(number);
    double hertz = 200 * Math.pow(2, number / 12.0);
    float[] tone = HarmonicTones.harmonic(RATE, RATE, i -> hertz);
    for (int i = 0; i < tone.length; i++) {
      tone[i] += (float) (0.01 * random.nextGaussian());
    }
    return new Waveform(tone, RATE);
  }

  private List<CorpusDescription.Entry> prepared() {
    return GeneratedCorpus.prepare(directory, flute).description().recordings();
  }

  private void assertTogether(String copy) {
    List<CorpusDescription.Entry> entries = prepared();
    CorpusDescription.Entry twin =
        entries.stream().filter(entry -> entry.name().equals(copy)).findFirst().orElseThrow();
    assertEquals(entries.get(3).split(), twin.split());
    String remark = "is nearly the same as 03.wav, and in the same set";
    assertEquals(List.of(remark), twin.original().remarks());
    assertEquals(1, entries.stream().filter(entry -> entry.split() == Split.TEST).count());
    assertEquals(
        1, entries.stream().filter(entry -> !entry.original().remarks().isEmpty()).count());
  }

  @Test
  void theTwentiethFileThatIsTheSameAsAnotherIsNotForTesting() throws Exception {
    Files.copy(flute.resolve("03.wav"), flute.resolve("19.wav"));
    assertTogether("19.wav");
  }

  @ParameterizedTest
  @EnumSource(names = {"MP3", "OPUS", "M4A"})
  void norIsOneThatIsTheSameEncodedWithLossAndSofter(SoundFormat format) throws Exception {
    String name = "19." + format.extension();
    Path copy = flute.resolve(name);
    try (SoundWriter writer = SoundWriter.create(copy, format, SampleDepth.INT16, RATE)) {
      writer.write(AudioFiles.read(flute.resolve("03.wav")).amplified(0.5f).samples());
    }
    assertTogether(name);
  }

  @Test
  void whereAllAreTheSameThereIsNoneToTestWith() throws Exception {
    Path drum = Files.createDirectory(directory.resolve("drum"));
    for (int i = 0; i < 3; i++) {
      Files.copy(flute.resolve("03.wav"), drum.resolve(i + ".wav"));
    }
    var e = assertThrows(CorpusException.class, () -> GeneratedCorpus.prepare(directory, drum));
    assertTrue(e.getMessage().contains("that are not the same"), e.getMessage());
  }

  @Test
  void oneOfLessBandwidthIsRemarked() throws Exception {
    Waveform dull = Resampler.resample(Resampler.resample(note(20), 8000), RATE);
    WavWriter.write(flute.resolve("18.wav"), dull);
    Original original = prepared().get(18).original();
    assertEquals(List.of("goes up to 4.0 kHz only, others to 8.0"), rounded(original.remarks()));
  }

  /** The edge is known to a tenth of a kHz or two. */
  private static List<String> rounded(List<String> remarks) {
    return remarks.stream()
        .map(each -> each.replaceAll("to (3\\.[6-9]|4\\.[012]) ", "to 4.0 "))
        .toList();
  }

  @Test
  void anOffsetAndNoiseAreRemarked() throws Exception {
    Random random = new Random(2);
    float[] samples = HarmonicTones.harmonic(RATE, 3 * RATE, i -> 700);
    for (int i = 0; i < samples.length; i++) {
      double tone = i < samples.length / 2 ? samples[i] : 0;
      samples[i] = (float) (tone + 0.03 * random.nextGaussian() + 0.05);
    }
    WavWriter.write(flute.resolve("18.wav"), new Waveform(samples, RATE));
    List<String> remarks = prepared().get(18).original().remarks();
    assertEquals("has a DC offset of 5.0 % of full scale, which is removed", remarks.get(0));
    assertTrue(remarks.get(1).startsWith("is noisy: its noise is 1"), remarks.get(1));
  }
}
