package flowtone.corpus;

import flowtone.audio.HarmonicTones;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.VoiceKind;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.Preparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small corpora of generated tones. */
public final class GeneratedCorpus {
  public static final int RATE = 16000;
  public static final int HOP = 128;

  private GeneratedCorpus() {}

  /**
   * Writes {@code files} tones of a label, the first of the given frequency, each a whole tone up.
   */
  public static void record(Path folder, double hz, int files) throws Exception {
    Files.createDirectories(folder);
    for (int i = 0; i < files; i++) {
      double pitch = hz * Math.pow(2, i / 6.0);
      float[] tone = HarmonicTones.harmonic(RATE, RATE, sample -> pitch);
      WavWriter.write(folder.resolve("%02d.wav".formatted(i)), new Waveform(tone, RATE));
    }
  }

  /** A corpus of two labels, {@code low} and {@code high}, below a directory. */
  public static Corpus twoLabels(Path directory) throws Exception {
    record(directory.resolve("recordings/low"), 110, 3);
    record(directory.resolve("recordings/high"), 440, 3);
    return prepare(directory, directory.resolve("recordings"));
  }

  public static Corpus prepare(Path directory, Path... recordings) {
    return prepare(VoiceKind.INSTRUMENT, directory, recordings);
  }

  public static Corpus prepare(VoiceKind kind, Path directory, Path... recordings) {
    return prepare(kind, Cleaning.DEFAULT, directory, recordings);
  }

  public static Corpus prepare(Cleaning cleaning, Path directory, Path... recordings) {
    return prepare(VoiceKind.INSTRUMENT, cleaning, directory, recordings);
  }

  private static Corpus prepare(
      VoiceKind kind, Cleaning cleaning, Path directory, Path... recordings) {
    Path corpus = directory.resolve("corpus");
    new Preparation(kind, RATE, HOP, cleaning)
        .prepare(FoundRecordings.in(List.of(recordings)), corpus, () -> {});
    return Corpus.open(corpus);
  }
}
