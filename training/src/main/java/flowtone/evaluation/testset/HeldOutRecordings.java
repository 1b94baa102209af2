package flowtone.evaluation.testset;

import flowtone.audio.SilentEnds;
import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.audio.file.WavWriter.Encoding;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.FoundRecordings;
import flowtone.corpus.preparation.Source;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The recordings that a corpus kept from training, as files. */
public final class HeldOutRecordings {
  private HeldOutRecordings() {}

  /**
   * Writes them as they were before the corpus gain, and finds them again. The zeros that the
   * corpus puts around every recording are left out: there is no such silence in recordings as
   * people have them, and spectral distances in decibels would speak of little else.
   *
   * @param mostSeconds of recordings, about; of more, some are taken, spread evenly
   * @param directory a folder a label is made in it
   * @throws EvaluationException if there is none, or the directory cannot be written
   */
  public static TestSet write(
      Corpus corpus, Manifest manifest, double mostSeconds, Path directory) {
    List<Recording> all = corpus.recordings(Split.TEST);
    CorpusDescription description = corpus.description();
    double seconds =
        all.stream().mapToLong(Recording::length).sum() / (double) description.sampleRateHz();
    long wanted = (long) Math.min(all.size(), Math.ceil(all.size() * mostSeconds / seconds));
    Map<Path, Double> known = NotePitches.of(corpus);
    Map<Path, Double> noteHertz = new HashMap<>();
    try {
      for (int i = 0; i < all.size(); i++) {
        if ((i + 1) * wanted / all.size() > i * wanted / all.size()) {
          Path file = write(all.get(i), i, description, directory);
          double hertz = known.getOrDefault(NotePitches.place(all.get(i), corpus), 0.0);
          noteHertz.put(file.toAbsolutePath().normalize(), hertz);
        }
      }
    } catch (IOException e) {
      throw EvaluationException.writing(directory, e);
    }
    List<Source> sources = FoundRecordings.in(List.of(directory)).sources();
    return TestSet.of(sources, true, false, noteHertz, manifest);
  }

  private static Path write(
      Recording recording, int index, CorpusDescription corpus, Path directory) throws IOException {
    Path folder = directory.resolve(corpus.labels().get(recording.label()).name());
    Files.createDirectories(folder);
    String name = "%04d-%s.wav".formatted(index, recording.name().replaceAll("\\W+", "-"));
    Waveform sound = SilentEnds.withoutZeros(recording.asRecorded());
    WavWriter.write(folder.resolve(name), sound, Encoding.FLOAT32);
    return folder.resolve(name);
  }
}
