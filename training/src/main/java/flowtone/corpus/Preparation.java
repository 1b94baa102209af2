package flowtone.corpus;

import flowtone.audio.FeatureExtractor;
import flowtone.audio.FeatureTrack;
import flowtone.audio.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a corpus of recordings. The conditioned audio is held in memory until the gain is known: an
 * hour at 16 kHz takes 230 MB.
 *
 * @param kind what its voices are to be
 * @param sampleRateHz of the corpus, 8000..48000
 * @param hopSamples samples per feature hop
 */
public record Preparation(Kind kind, int sampleRateHz, int hopSamples) {
  private static final double HOP_SECONDS = 0.008;
  private static final int HOP_MULTIPLE = 16;

  /** Steps that {@link #prepare} tells of for each source. */
  public static final int STEPS_PER_SOURCE = 2;

  /** Recordings measured at once, which bounds the features held in memory. */
  private static final int CHUNK = 32;

  public Preparation {
    if (sampleRateHz < 8000 || sampleRateHz > 48000) {
      throw new IllegalArgumentException(
          "expected a sample rate from 8000 to 48000 Hz; got " + sampleRateHz);
    }
  }

  /** With hops of about 8 ms that are a whole number of 16-sample frames. */
  public static Preparation of(Kind kind, int sampleRateHz) {
    long frames = Math.round(sampleRateHz * HOP_SECONDS / HOP_MULTIPLE);
    return new Preparation(kind, sampleRateHz, (int) frames * HOP_MULTIPLE);
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
      CorpusWriter.requireFree(directory);
      Conditioning conditioning = new Conditioning(sampleRateHz, hopSamples, kind.highPassHz());
      Conditioned conditioned = Conditioned.read(sources, conditioning, onStep);
      return write(conditioned, directory, onStep);
    } catch (IOException e) {
      throw CorpusException.of("to write the corpus to " + directory, e);
    }
  }

  private CorpusDescription write(Conditioned conditioned, Path directory, Runnable onStep)
      throws IOException {
    CorpusWriter writer = new CorpusWriter(directory);
    try (writer) {
      CorpusDescription description = measure(conditioned, writer, onStep);
      writer.finish(description);
      return description;
    } catch (IOException | RuntimeException e) {
      writer.abandon();
      throw e;
    }
  }

  private CorpusDescription measure(Conditioned conditioned, CorpusWriter writer, Runnable onStep)
      throws IOException {
    List<String> names = conditioned.labels();
    List<LabelStatistics> statistics = names.stream().map(LabelStatistics::new).toList();
    List<CorpusDescription.Entry> entries = new ArrayList<>();
    float gain = conditioned.gain();
    int count = conditioned.sources().size();
    for (int from = 0; from < count; from += CHUNK) {
      List<float[]> chunk = conditioned.audio().subList(from, Math.min(from + CHUNK, count));
      List<FeatureTrack> tracks = measure(chunk, gain, onStep);
      for (int i = 0; i < tracks.size(); i++) {
        Source source = conditioned.sources().get(from + i);
        int label = names.indexOf(source.label());
        int hops = tracks.get(i).hops();
        writer.add(chunk.get(i), tracks.get(i));
        statistics.get(label).add(tracks.get(i));
        entries.add(new CorpusDescription.Entry(source.name(), label, source.split(), hops));
      }
    }
    return new CorpusDescription(
        CorpusDescription.FORMAT_VERSION,
        kind,
        sampleRateHz,
        hopSamples,
        kind.melBands(),
        gain,
        statistics.stream().map(LabelStatistics::label).toList(),
        entries,
        conditioned.leftOut(),
        writer.audioChecksum(),
        writer.featuresChecksum());
  }

  /** Applies the gain in place and measures several recordings at once. */
  private List<FeatureTrack> measure(List<float[]> recordings, float gain, Runnable onStep) {
    FeatureExtractor extractor = new FeatureExtractor(sampleRateHz, hopSamples, kind.melBands());
    return recordings.parallelStream()
        .map(
            samples -> {
              amplify(samples, gain);
              onStep.run();
              return extractor.extract(new Waveform(samples, sampleRateHz), new float[] {1});
            })
        .toList();
  }

  private static void amplify(float[] samples, float gain) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
  }
}
