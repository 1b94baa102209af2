package flowtone.corpus.sampling;

import flowtone.audio.Dither;
import flowtone.audio.Fir;
import flowtone.control.ControlEncoder;
import flowtone.control.ControlFrames;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.Recording;
import flowtone.corpus.Split;
import java.util.ArrayList;
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
  private final int batchSize;
  private final Augmentation augmentation;
  private final long seed;
  private final CropReader reader;
  private final FilterDraw filters;
  private long index;

  /**
   * A sampler at its first batch.
   *
   * @param corpus to draw from
   * @param split which recordings
   * @param shape of the batches
   * @param augmentation how far crops may differ from the recordings
   * @param seed of the draws
   * @throws CorpusException if the split has no recording
   */
  public CropSampler(
      Corpus corpus, Split split, CropShape shape, Augmentation augmentation, long seed) {
    this(corpus, corpus.description(), split, shape, augmentation, seed);
  }

  private CropSampler(
      Corpus corpus,
      CorpusDescription description,
      Split split,
      CropShape shape,
      Augmentation augmentation,
      long seed) {
    this.labels = byLabel(corpus, split);
    this.batchSize = shape.batch();
    this.augmentation = augmentation;
    this.filters = new FilterDraw(augmentation);
    this.seed = seed;
    ControlEncoder encoder =
        new ControlEncoder(description.encoding(), shape.contextHops(), description.hopSamples());
    this.reader = new CropReader(description, encoder, shape.hops());
  }

  /**
   * A sampler whose rows of features end in so many mel bands of the crop, whatever the voices of
   * the corpus read.
   */
  public static CropSampler withMelBands(
      Corpus corpus,
      int bands,
      Split split,
      CropShape shape,
      Augmentation augmentation,
      long seed) {
    CorpusDescription description = corpus.description().withMelBands(bands);
    return new CropSampler(corpus, description, split, shape, augmentation, seed);
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
    float[] audio = new float[batchSize * reader.samples()];
    List<ControlFrames> controls = new ArrayList<>();
    for (int item = 0; item < batchSize; item++) {
      Crop crop = draw(random);
      CropSound sound = reader.sound(crop);
      Dither.add(sound.samples(), augmentation.ditherDeviation(), random);
      sound.copy(audio, item * reader.samples(), reader.samples());
      controls.add(reader.controls(crop, sound));
    }
    return new Batch(audio, ControlFrames.batch(controls));
  }

  private Crop draw(SplittableRandom random) {
    Recording recording = labels.get(random.nextInt(labels.size())).draw(random);
    double cents = (2 * random.nextDouble() - 1) * augmentation.widestCents();
    double ratio = Math.pow(2, cents / 1200);
    float gainDb = between(augmentation.lowestGainDb(), augmentation.highestGainDb(), random);
    int last = recording.length() - (int) Math.ceil(reader.samples() * ratio);
    Fir filter = filters.draw(recording.sampleRateHz(), random);
    return new Crop(recording, start(last, random), ratio, gainDb, filter);
  }

  /** Any sample at which a crop has the most of the recording. */
  private static int start(int last, SplittableRandom random) {
    int lowest = Math.min(0, last);
    return lowest + random.nextInt(Math.abs(last) + 1);
  }

  private static float between(float low, float high, SplittableRandom random) {
    return low + (high - low) * (float) random.nextDouble();
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
