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

/**
 * Makes a corpus of recordings. Only the recordings being worked on are held in memory; until the
 * gain is known the others are kept beside the corpus: an hour at 16 kHz takes 230 MB of disk.
 *
 * @param kind what its voices are to be
 * @param sampleRateHz of the corpus, 8000..48000
 * @param hopSamples samples per feature hop
 * @param cleaning what is taken away of the recordings
 */
public record Preparation(VoiceKind kind, int sampleRateHz, int hopSamples, Cleaning cleaning) {
  private static final double HOP_SECONDS = 0.008;
  private static final int HOP_MULTIPLE = 16;

  /** Steps that {@link #prepare} tells of for each source. */
  public static final int STEPS_PER_SOURCE = 2;

  /** Recordings measured at once, and samples of them, which bounds what is held in memory. */
  private static final int CHUNK = 32;

  private static final int CHUNK_SAMPLES = 1 << 24;

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
   * @throws CorpusException if no file can be used, the directory is taken or the disk is full
   */
  public CorpusDescription prepare(List<Source> sources, Path directory, Runnable onStep) {
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

  private CorpusDescription write(List<Source> sources, CorpusWriter writer, Runnable onStep)
      throws IOException {
    Preprocessing conditioning =
        new Preprocessing(sampleRateHz, hopSamples, kind.highPassHz(), cleaning);
    try (AudioSpool scratch = writer.scratch()) {
      PreprocessedRecordings conditioned =
          PreprocessedRecordings.read(sources, conditioning, scratch, onStep);
      return measure(conditioned, scratch, writer, onStep);
    }
  }

  private CorpusDescription measure(
      PreprocessedRecordings conditioned, AudioSpool scratch, CorpusWriter writer, Runnable onStep)
      throws IOException {
    List<String> names = conditioned.labels();
    List<LabelStatistics> statistics = names.stream().map(LabelStatistics::new).toList();
    List<CorpusDescription.Entry> entries = new ArrayList<>();
    int count = conditioned.sources().size();
    for (int from = 0, to; from < count; from = to) {
      to = endOfChunk(conditioned, from);
      List<float[]> chunk = read(conditioned.takes().subList(from, to), scratch);
      List<RecordingFeatures> curves = measure(chunk, conditioned.gain(), onStep);
      for (int i = 0; i < curves.size(); i++) {
        int label = names.indexOf(conditioned.sources().get(from + i).label());
        writer.add(chunk.get(i), curves.get(i));
        statistics.get(label).add(curves.get(i), hopSamples / (double) sampleRateHz);
        entries.add(entry(conditioned, from + i, label, curves.get(i).hops()));
      }
    }
    List<Label> labels = statistics.stream().map(LabelStatistics::label).toList();
    return description(conditioned, labels, entries, writer);
  }

  private CorpusDescription description(
      PreprocessedRecordings conditioned,
      List<Label> labels,
      List<CorpusDescription.Entry> entries,
      CorpusWriter written)
      throws IOException {
    return new CorpusDescription(
        CorpusDescription.FORMAT_VERSION,
        kind,
        sampleRateHz,
        hopSamples,
        kind.melBands(),
        conditioned.gain(),
        labels,
        entries,
        conditioned.leftOut(),
        written.audioChecksum(),
        written.featuresChecksum());
  }

  private static int endOfChunk(PreprocessedRecordings conditioned, int from) {
    int most = Math.min(from + CHUNK, conditioned.takes().size());
    int to = from;
    for (long samples = 0; to < most && samples < CHUNK_SAMPLES; to++) {
      samples += conditioned.takes().get(to).place().samples();
    }
    return to;
  }

  private static List<float[]> read(List<PreprocessedRecordings.Kept> takes, AudioSpool scratch)
      throws IOException {
    List<float[]> chunk = new ArrayList<>();
    for (PreprocessedRecordings.Kept take : takes) {
      chunk.add(scratch.read(take.place()));
    }
    return chunk;
  }

  private static CorpusDescription.Entry entry(
      PreprocessedRecordings conditioned, int index, int label, int hops) {
    Source source = conditioned.sources().get(index);
    PreprocessedRecordings.Kept take = conditioned.takes().get(index);
    return new CorpusDescription.Entry(
        source.name(), label, source.split(), hops, take.clippedShare(), take.trimmedSeconds());
  }

  /** Applies the gain in place and measures several recordings at once. */
  private List<RecordingFeatures> measure(List<float[]> recordings, float gain, Runnable onStep) {
    FeatureExtractor extractor = new FeatureExtractor(sampleRateHz, hopSamples, 0);
    return recordings.parallelStream()
        .map(
            samples -> {
              amplify(samples, gain);
              onStep.run();
              Waveform recording = new Waveform(samples, sampleRateHz);
              return RecordingFeatures.of(extractor.extract(recording, new float[] {1}));
            })
        .toList();
  }

  private static void amplify(float[] samples, float gain) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
  }
}
