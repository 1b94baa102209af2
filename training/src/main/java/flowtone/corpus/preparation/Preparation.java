package flowtone.corpus.preparation;

import flowtone.audio.Waveform;
import flowtone.control.FeatureExtractor;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.RecordingFeatures;
import java.io.IOException;
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
public record Preparation(VoiceKind kind, int sampleRateHz, int hopSamples, Cleaning cleaning) {
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
    Preprocessing preprocessing =
        new Preprocessing(sampleRateHz, hopSamples, kind.highPassHz(), cleaning);
    try (AudioSpool spool = writer.spool()) {
      PreprocessedRecordings preprocessed =
          PreprocessedRecordings.read(sources, new RecordingIntake(preprocessing, spool), onStep);
      return analyse(preprocessed, spool, writer, onStep);
    }
  }

  /** Extracts the features of the recordings chunk by chunk and writes both. */
  private CorpusDescription analyse(
      PreprocessedRecordings preprocessed, AudioSpool spool, CorpusWriter writer, Runnable onStep)
      throws IOException {
    KnownNotes notes =
        kind.isPlayable()
            ? KnownNotes.of(preprocessed, spool, sampleRateHz, hopSamples)
            : KnownNotes.none(preprocessed);
    List<LabelStatistics> statistics =
        preprocessed.labels().stream().map(LabelStatistics::new).toList();
    List<CorpusDescription.Entry> entries = new ArrayList<>();
    int count = preprocessed.recordings().size();
    for (int from = 0, to; from < count; from = to) {
      to = endOfChunk(preprocessed, from);
      List<StoredRecording> recordings = preprocessed.recordings().subList(from, to);
      List<float[]> chunk = read(recordings, spool);
      List<RecordingFeatures> features = extract(chunk, from, notes);
      recordings.stream()
          .filter(each -> !each.source().isContinuation())
          .forEach(each -> onStep.run());
      for (int i = 0; i < features.size(); i++) {
        int label = notes.labels()[from + i];
        writer.add(chunk.get(i), features.get(i));
        statistics.get(label).add(features.get(i), hopSeconds());
        entries.add(entry(recordings.get(i), label, features.get(i).hops()));
      }
    }
    List<Label> labels = statistics.stream().map(LabelStatistics::label).toList();
    return CorpusDescription.empty(kind, sampleRateHz, hopSamples)
        .withContent(notes.level(labels), entries, preprocessed.leftOut())
        .withFiles(notes.gain(), writer.audioChecksum(), writer.featuresChecksum());
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

  private static CorpusDescription.Entry entry(StoredRecording recording, int label, int hops) {
    return new CorpusDescription.Entry(
        recording.source().name(),
        label,
        recording.source().split(),
        hops,
        recording.clippedShare(),
        recording.trimmedSeconds(),
        recording.original());
  }

  /** Applies the gain in place and extracts the features of recordings in parallel. */
  private List<RecordingFeatures> extract(List<float[]> recordings, int first, KnownNotes notes) {
    FeatureExtractor extractor = new FeatureExtractor(sampleRateHz, hopSamples, 0);
    return IntStream.range(0, recordings.size())
        .parallel()
        .mapToObj(
            i -> {
              amplify(recordings.get(i), notes.gain(first + i));
              Waveform recording = new Waveform(recordings.get(i), sampleRateHz);
              double noteHz = notes.hertz()[first + i];
              return RecordingFeatures.of(extractor.extract(recording, new float[] {1}, noteHz));
            })
        .toList();
  }

  private double hopSeconds() {
    return hopSamples / (double) sampleRateHz;
  }

  private static void amplify(float[] samples, float gain) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
  }
}
