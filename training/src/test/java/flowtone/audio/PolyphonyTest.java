package flowtone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import flowtone.audio.file.AudioFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolyphonyTest {
  private static final Path CORPORA = Path.of("../../shared/corpora");
  private static final int RATE_HZ = 16000;
  private static final int HARMONICS = 12;

  @ParameterizedTest
  @CsvSource({"60 64 67", "60 63 67", "48 52 55", "60 64", "57 60 64 67", "36 48 52 55"})
  void aChordIsSeveralNotes(String notes) {
    assertTrue(Polyphony.share(chord(notes)) > 0.8, notes + ": " + Polyphony.share(chord(notes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"28", "36", "48", "60", "72", "84", "93"})
  void aNoteIsOne(String note) {
    assertEquals(0, Polyphony.share(chord(note)));
  }

  @Test
  void aNoteOfOddHarmonicsOrWithoutItsFundamentalIsOne() {
    assertEquals(0, Polyphony.share(tone(196, 1, 2, 1)));
    assertEquals(0, Polyphony.share(tone(98, 3, 1, 1)));
  }

  @Test
  void aMelodyAndAGlideAreOneNoteAtATime() {
    float[] melody = new float[3 * RATE_HZ];
    int at = 0;
    for (double hertz : new double[] {262, 330, 392, 523, 392, 330}) {
      float[] note = tone(hertz, 1, 1, 0.5).samples();
      System.arraycopy(note, 0, melody, at, note.length);
      at += note.length;
    }
    assertTrue(Polyphony.share(new Waveform(melody, RATE_HZ)) < Polyphony.NOTABLE_SHARE);
    float[] glide = new float[2 * RATE_HZ];
    for (int i = 0; i < glide.length; i++) {
      double seconds = i / (double) RATE_HZ;
      for (int k = 1; k <= HARMONICS; k++) {
        glide[i] += 0.1 / k * Math.sin(2 * Math.PI * k * (120 * seconds + 40 * seconds * seconds));
      }
    }
    assertEquals(0, Polyphony.share(new Waveform(glide, RATE_HZ)));
  }

  @Test
  void noiseAndSilenceAreNoNotes() {
    Random random = new Random(1);
    float[] noise = new float[2 * RATE_HZ];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (0.1 * random.nextGaussian());
    }
    assertEquals(0, Polyphony.share(new Waveform(noise, RATE_HZ)));
    assertEquals(0, Polyphony.share(new Waveform(new float[RATE_HZ], RATE_HZ)));
    assertEquals(0, Polyphony.share(new Waveform(new float[0], RATE_HZ)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "altosax",
        "cello",
        "barisax",
        "uprightpiano",
        "speech-en-kathleen",
        "speech-de-kerstin",
        "speech-nl-flemishguy"
      })
  void noSingleNoteAndNoSpeakerIsTakenForSeveral(String corpus) {
    List<Path> files = files(corpus);
    List<Path> wrong =
        IntStream.range(0, files.size())
            .filter(i -> i % 20 == 0)
            .parallel()
            .mapToObj(files::get)
            .filter(file -> Polyphony.share(AudioFiles.read(file)) >= Polyphony.NOTABLE_SHARE)
            .toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void recordedNotesPlayedTogetherAreSeveral() {
    List<Path> files = files("altosax");
    Path low = named(files, "c3_f_rr1");
    Path high = named(files, "a3_f_rr1");
    float[] sum = AudioFiles.read(low).samples().clone();
    float[] other = AudioFiles.read(high).samples();
    for (int i = 0; i < Math.min(sum.length, other.length); i++) {
      sum[i] += other[i];
    }
    double share = Polyphony.share(new Waveform(sum, AudioFiles.read(low).sampleRateHz()));
    assertTrue(share > 0.5, "share " + share);
  }

  private static Path named(List<Path> files, String name) {
    return files.stream()
        .filter(file -> file.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(String corpus) {
    Path folder = CORPORA.resolve(corpus);
    assumeTrue(Files.isDirectory(folder), "no recordings in " + folder);
    return AudioFiles.list(folder);
  }

  private static Waveform chord(String notes) {
    float[] sum = new float[2 * RATE_HZ];
    for (String midi : notes.split(" ")) {
      float[] note = tone(NoteName.hertz(Double.parseDouble(midi)), 1, 1, 2).samples();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += note[i];
      }
    }
    return new Waveform(sum, RATE_HZ);
  }

  /** Every {@code step}th harmonic from {@code first} on. */
  private static Waveform tone(double hertz, int first, int step, double seconds) {
    float[] samples = new float[(int) (seconds * RATE_HZ)];
    for (int k = first; k <= HARMONICS && k * hertz < RATE_HZ / 2.0; k += step) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (float) (0.1 / k * Math.sin(2 * Math.PI * k * hertz * i / RATE_HZ + k));
      }
    }
    return new Waveform(samples, RATE_HZ);
  }
}
