package flowtone.corpus.sampling;

import flowtone.control.FeatureEncoding;
import flowtone.control.FeatureTrack;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusException;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws training batches without end. Crops begin at any sample, not on a hop. Each label is drawn
 * equally often, and within it recordings in proportion to the root of their length. A batch
 * depends on the seed and its index alone, so that a run resumed at an index goes on as if it had
 * not stopped. Not thread-safe.
 */
public final class CropSampler {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final List<RecordingDraw> labels;
  private final FeatureEncoding encoding;
  private final int hopSamples;
  private final int batchSize;
  private final int hops;
  private final int contextHops;
  private final Augmentation augmentation;
  private final long seed;
  private final SincReader reader = new SincReader();
  private final AugmentedMel mels;
  private long index;

  /**
   * A sampler at its first batch.
   *
   * @param corpus to draw from
   * @param split which recordings
   * @param encoding of the feature rows
   * @param batchSize crops in a batch
   * @param hops of audio in a crop
   * @param contextHops of features before the audio
   * @param augmentation how far crops may differ from the recordings
   * @param seed of the draws
   * @throws CorpusException if the split has no recording
   */
  public CropSampler(
      Corpus corpus,
      Split split,
      FeatureEncoding encoding,
      int batchSize,
      int hops,
      int contextHops,
      Augmentation augmentation,
      long seed) {
    this.labels = byLabel(corpus, split);
    this.encoding = encoding;
    this.hopSamples = corpus.description().hopSamples();
    this.batchSize = batchSize;
    this.hops = hops;
    this.contextHops = contextHops;
    this.augmentation = augmentation;
    this.seed = seed;
    this.mels = new AugmentedMel(corpus.description(), reader);
  }

  private static List<RecordingDraw> byLabel(Corpus corpus, Split split) {
    List<Recording> all = corpus.recordings(split);
    if (all.isEmpty()) {
      throw new CorpusException("expected a corpus with " + split + " recordings; got none");
    }
    return IntStream.range(0, corpus.description().labels().size())
        .mapToObj(label -> all.stream().filter(recording -> recording.label() == label).toList())
        .filter(recordings -> !recordings.isEmpty())
        .map(RecordingDraw::new)
        .toList();
  }

  /** Passes over batches, as a resumed run does over those it has seen. */
  public void skip(long batches) {
    index += batches;
  }

  /** The next batch. */
  public Batch next() {
    SplittableRandom random = new SplittableRandom(seed + GOLDEN * ++index);
    int samples = hops * hopSamples;
    Batch batch =
        new Batch(
            batchSize,
            hops,
            contextHops,
            new float[batchSize * samples],
            new float[batchSize * (contextHops + hops) * encoding.width()],
            new float[batchSize * (Batch.PITCH_CONTEXT_HOPS + hops) * 2],
            new float[batchSize * samples]);
    for (int item = 0; item < batchSize; item++) {
      fill(batch, item, random);
    }
    return batch;
  }

  private void fill(Batch batch, int item, SplittableRandom random) {
    Recording recording = labels.get(random.nextInt(labels.size())).draw(random);
    double cents = (2 * random.nextDouble() - 1) * augmentation.widestCents();
    double ratio = Math.pow(2, cents / 1200);
    float gainDb = between(augmentation.lowestGainDb(), augmentation.highestGainDb(), random);
    int samples = hops * hopSamples;
    int first = start(recording.length() - (int) Math.ceil(samples * ratio), random);
    float gain = (float) Math.pow(10, gainDb / 20);
    int offset = item * samples;
    reader.read(recording, first, ratio, gain, batch.audio(), offset, samples);
    dither(batch.audio(), offset, samples, random);
    FeatureReader features = new FeatureReader(recording, ratio, gainDb);
    features.readPhase(first, batch.phase(), offset, samples);
    int lead = Math.max(contextHops, Batch.PITCH_CONTEXT_HOPS);
    FeatureTrack crop = features.read(first - lead * hopSamples * ratio, lead + hops);
    mels.measure(recording, first - lead * hopSamples * ratio, ratio, gain, crop.logMel());
    encode(crop, lead - contextHops, batch.features(), item);
    pitch(crop, lead - Batch.PITCH_CONTEXT_HOPS, batch.pitch(), item);
  }

  /** Any sample at which a crop has the most of the recording. */
  private static int start(int last, SplittableRandom random) {
    int lowest = Math.min(0, last);
    return lowest + random.nextInt(Math.abs(last) + 1);
  }

  private static float between(float low, float high, SplittableRandom random) {
    return low + (high - low) * (float) random.nextDouble();
  }

  private void dither(float[] audio, int offset, int samples, SplittableRandom random) {
    float deviation = augmentation.ditherDeviation();
    for (int i = offset; deviation > 0 && i < offset + samples; i++) {
      audio[i] += deviation * (float) random.nextGaussian();
    }
  }

  private void encode(FeatureTrack crop, int firstHop, float[] out, int item) {
    int rows = contextHops + hops;
    for (int row = 0; row < rows; row++) {
      encoding.encode(crop, firstHop + row, out, (item * rows + row) * encoding.width());
    }
  }

  private void pitch(FeatureTrack crop, int firstHop, float[] out, int item) {
    int rows = Batch.PITCH_CONTEXT_HOPS + hops;
    for (int row = 0; row < rows; row++) {
      int at = (item * rows + row) * 2;
      out[at] = crop.f0Hz()[firstHop + row] / crop.sampleRateHz();
      out[at + 1] = crop.voicing()[firstHop + row];
    }
  }

  /**
   * Draws recordings in proportion to the root of their length: short notes are harder than long
   * ones, a beginning and an end with little in between.
   */
  private record RecordingDraw(List<Recording> recordings, long[] ends) {
    RecordingDraw(List<Recording> recordings) {
      this(recordings, new long[recordings.size()]);
      long end = 0;
      for (int i = 0; i < ends.length; i++) {
        end += (long) Math.ceil(Math.sqrt(recordings.get(i).length()));
        ends[i] = end;
      }
    }

    Recording draw(SplittableRandom random) {
      long drawn = random.nextLong(ends[ends.length - 1]);
      int found = Arrays.binarySearch(ends, drawn + 1);
      return recordings.get(found >= 0 ? found : -found - 1);
    }
  }
}
