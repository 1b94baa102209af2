package flowtone.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.NoteName;
import flowtone.audio.Waveform;
import flowtone.library.TestVoices;
import flowtone.library.VoiceLibrary;
import flowtone.performance.ArrangementOptions;
import flowtone.performance.LabelAssignment;
import flowtone.performance.Mix;
import flowtone.performance.Note;
import flowtone.performance.Score;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of several notes at once become sound. */
class ScoreRenderingTest {
  private static final NoiseSettings NOISE = NoiseSettings.ofSeed(3);

  private static VoiceLibrary library;
  private static Voice voice;
  private static Voice noisy;

  @BeforeAll
  static void load(@TempDir Path folder) {
    TestVoices.write(folder, TestVoices.duet("duet"));
    TestVoices.writeUntrained(folder, TestVoices.duet("noisy"));
    library = new VoiceLibrary(List.of(folder));
    voice = library.find("duet");
    noisy = library.find("noisy");
  }

  @AfterAll
  static void close() {
    library.close();
  }

  @Test
  void everyNoteOfAChordIsHeardAtItsPitch() {
    List<Note> notes = chord(8);
    Waveform sound = render(voice, new Score(notes));
    double inBetween = power(sound, (NoteName.hertz(50) + NoteName.hertz(52)) / 2);
    for (Note note : notes) {
      double power = power(sound, NoteName.hertz(note.midi()));
      assertTrue(power > 100 * inBetween, note.midi() + ": " + power + " of " + inBetween);
    }
  }

  @Test
  void aChordIsAsLoudAsANoteAndDoesNotClip() {
    Waveform one = render(voice, new Score(chord(1)));
    Waveform eight = render(voice, new Score(chord(8)));
    assertEquals(0, 10 * Math.log10(meanSquare(eight) / meanSquare(one)), 1.5);
    for (float sample : eight.samples()) {
      assertTrue(Math.abs(sample) <= 0.9801, "got " + sample);
    }
  }

  @Test
  void aSingleLineSoundsAsItsCurvesAlone() {
    Score score = Score.parse("C4:0.4 E4:0.4 G4:0.5");
    float[] alone =
        noisy
            .student()
            .render(score.perform(noisy.manifest(), new float[] {1, 0}), NOISE)
            .samples();
    float[] rendered = render(noisy, score).samples();
    int fade = noisy.manifest().hopSamples();
    assertEquals(alone.length, rendered.length);
    assertArrayEquals(
        Arrays.copyOf(alone, alone.length - fade),
        Arrays.copyOf(rendered, alone.length - fade),
        1e-5f);
    assertEquals(0, rendered[rendered.length - 1]);
  }

  @Test
  void aStreamOfAnyChunksIsTheWhole() {
    List<Note> notes = new ArrayList<>(chord(3));
    notes.add(new Note(60, 0.35, 0.3, 0.5));
    notes.add(new Note(60, 3, 0.3, 0.5));
    Score score = new Score(notes);
    float[] whole = render(noisy, score).samples();
    for (int hops : new int[] {5, 64, 100_000}) {
      ScoreStream stream = new ScoreStream(noisy, mixed(noisy, score), NOISE);
      float[] streamed = new float[(int) stream.samples()];
      int at = 0;
      while (!stream.isOver()) {
        float[] chunk = stream.next(hops);
        System.arraycopy(chunk, 0, streamed, at, chunk.length);
        at += chunk.length;
      }
      assertEquals(whole.length, at);
      assertArrayEquals(whole, streamed, 1e-5f);
    }
  }

  @Test
  void notesOfOnePitchHaveNoisesOfTheirOwn() {
    Score two = new Score(List.of(new Note(60, 0, 1, 0.3), new Note(60, 0, 1, 0.3)));
    Mix mix = mixed(noisy, two);
    assertEquals(2, mix.arrangement().phrases().size());
    double one = meanSquare(render(noisy, new Score(List.of(new Note(60, 0, 1, 0.3)))));
    double gain = mix.gain();
    double both = meanSquare(render(noisy, two)) / (gain * gain);
    assertTrue(
        both < 3.5 * one, both / one + " times the power of one; four if they were the same");
  }

  @Test
  void progressAddsUpToWhatIsPlayed() {
    Mix mix = mixed(voice, new Score(chord(5)));
    AtomicLong hops = new AtomicLong();
    new ScoreRendering(voice, mix, NOISE).render(hops::addAndGet);
    assertEquals(mix.playedHops(), hops.get());
  }

  private static List<Note> chord(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Note(50 + 2 * i, 0, 1, 1)).toList();
  }

  private static Mix mixed(Voice voice, Score score) {
    return Mix.of(score.arrange(voice.manifest(), ArrangementOptions.of(LabelAssignment.byName())));
  }

  private static Waveform render(Voice voice, Score score) {
    return new ScoreRendering(voice, mixed(voice, score), NOISE).render(hops -> {});
  }

  private static double meanSquare(Waveform sound) {
    double sum = 0;
    for (int i = 4000; i < 12000; i++) {
      sum += sound.samples()[i] * sound.samples()[i];
    }
    return sum / 8000;
  }

  /** Power at a frequency, over half a second. */
  private static double power(Waveform sound, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 4000; i < 12000; i++) {
      double window = 1 - Math.cos(2 * Math.PI * (i - 4000) / 8000);
      double angle = 2 * Math.PI * hertz * i / sound.sampleRateHz();
      re += window * sound.samples()[i] * Math.cos(angle);
      im += window * sound.samples()[i] * Math.sin(angle);
    }
    return re * re + im * im;
  }
}
