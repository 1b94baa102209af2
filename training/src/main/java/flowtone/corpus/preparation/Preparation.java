package flowtone.corpus.preparation;

import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.RecordingFeatures;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prepares a corpus from recordings. Only the recordings being processed are held in memory; until
 * the gain is known the others are spooled beside the corpus: an hour at 16 kHz takes 230 MB of
 * disk.
 *
 * @param kind of the voices trained on it
 * @param sampleRateHz of the corpus, 8000..48000
 * @param hopSamples samples per feature hop
 * @param cleaning what is removed from the recordings
 */
public record Preparation(VoiceKind kind, int sampleRateHz, int hopSamples, Cleaning cleaning)
    implements Serializable {
  private static final double HOP_SECONDS = 0.008;
  private static final int HOP_MULTIPLE = 16;

  /** Steps that {@link #prepare} reports for each source. */
  public static final int STEPS_PER_SOURCE = 2;

  /** Recordings analysed at once, and samples of them, which bounds the memory needed. */
  private static final int MAX_CHUNK = 32;

  private static final int MAX_CHUNK_SAMPLES = 1 << 24;

  public Preparation {
    if (sampleRateHz < 8000 || sampleRateHz > 48000) {
      throw new IllegalArgumentException(
          "expected a sample rate from 8000 to 48000 Hz; got " + sampleRateHz);
    }
  }

  /** With hops of about 8 ms that are a whole number of 16-sample frames. */
  public static Preparation of(VoiceKind kind, int sampleRateHz, Cleaning cleaning) {
    long frames = Math.round(sampleRateHz * HOP_SECONDS / HOP_MULTIPLE);
    return new Preparation(kind, sampleRateHz, (int) frames * HOP_MULTIPLE, cleaning);
  }

  /** Its steps, to be taken one by one. */
  public PreparationSteps steps() {
    return new PreparationSteps(kind, sampleRateHz, hopSamples, cleaning);
  }

  /**
   * Prepares a corpus.
   *
   * @param sources the files; those that cannot be used are left out
   * @param directory new or empty
   * @param onStep called {@link #STEPS_PER_SOURCE} times for each usable source, by any thread
   * @throws CorpusException if no file can be used, the directory is not empty or the disk is full
   */
  public CorpusDescription prepare(List<Source> sources, Path directory, Runnable onStep) {
    return prepare(new FoundRecordings(sources, List.of()), directory, onStep);
  }

  /**
   * The same, keeping account of what was passed over.
   *
   * @throws CorpusException as {@link #prepare(List, Path, Runnable)}
   */
  public CorpusDescription prepare(FoundRecordings sources, Path directory, Runnable onStep) {
    try {
      CorpusWriter writer = new CorpusWriter(directory);
      try (writer) {
        CorpusDescription description = write(sources, writer, onStep);
        writer.finish(description);
        return description;
      } catch (IOException | RuntimeException e) {
        writer.abandon();
        throw e;
      }
    } catch (IOException e) {
      throw CorpusException.of("to write the corpus to " + directory, e);
    }
  }

  private CorpusDescription write(FoundRecordings sources, CorpusWriter writer, Runnable onStep)
      throws IOException {
    PreparationSteps steps = steps();
    try (AudioSpool spool = writer.spool()) {
      PreprocessedRecordings preprocessed =
          PreprocessedRecordings.read(sources, new RecordingIntake(steps, spool), onStep);
      KnownNotes notes =
          steps.notes(
              preprocessed, chosen -> heardHz(steps, spool, preprocessed.recordings(), chosen));
      List<RecordingMeasures> measures = new ArrayList<>();
      int count = preprocessed.recordings().size();
      for (int from = 0; from < count; from = measures.size()) {
        int to = endOfChunk(preprocessed, from);
        List<StoredRecording> chunk = preprocessed.recordings().subList(from, to);
        measures.addAll(write(steps, read(chunk, spool), from, notes, writer));
        chunk.stream()
            .filter(each -> !each.source().isContinuation())
            .forEach(each -> onStep.run());
      }
      return steps
          .describe(preprocessed, notes, measures)
          .withFiles(notes.gain(), writer.audioChecksum(), writer.featuresChecksum());
    }
  }

  private static double[] heardHz(
      PreparationSteps steps, AudioSpool spool, List<StoredRecording> all, List<Integer> chosen)
      throws IOException {
    double[] hertz = new double[chosen.size()];
    for (int i = 0; i < hertz.length; i++) {
      hertz[i] = steps.heardHz(spool.read(all.get(chosen.get(i)).extent()));
    }
    return hertz;
  }

  /** Extracts the features of a chunk of recordings and writes both. */
  private static List<RecordingMeasures> write(
      PreparationSteps steps, List<float[]> chunk, int first, KnownNotes notes, CorpusWriter writer)
      throws IOException {
    List<RecordingFeatures> features = extract(steps, chunk, first, notes);
    for (int i = 0; i < features.size(); i++) {
      writer.add(chunk.get(i), features.get(i));
    }
    return features.stream().map(steps::measures).toList();
  }

  private static int endOfChunk(PreprocessedRecordings preprocessed, int from) {
    int most = Math.min(from + MAX_CHUNK, preprocessed.recordings().size());
    int to = from;
    for (long samples = 0; to < most && samples < MAX_CHUNK_SAMPLES; to++) {
      samples += preprocessed.recordings().get(to).extent().samples();
    }
    return to;
  }

  private static List<float[]> read(List<StoredRecording> recordings, AudioSpool spool)
      throws IOException {
    List<float[]> chunk = new ArrayList<>();
    for (StoredRecording recording : recordings) {
      chunk.add(spool.read(recording.extent()));
    }
    return chunk;
  }

  /** Applies the gain in place and extracts the features of recordings in parallel. */
  private static List<RecordingFeatures> extract(
      PreparationSteps steps, List<float[]> recordings, int first, KnownNotes notes) {
    return IntStream.range(0, recordings.size())
        .parallel()
        .mapToObj(
            i -> steps.features(recordings.get(i), notes.gain(first + i), notes.hertz()[first + i]))
        .toList();
  }
}
