package flowtone.training;

import flowtone.corpus.Corpus;
import flowtone.corpus.Split;
import flowtone.corpus.sampling.Augmentation;
import flowtone.corpus.sampling.CropSampler;
import flowtone.corpus.sampling.CropShape;
import flowtone.training.step.BatchShape;
import flowtone.training.step.CropConfig;
import flowtone.training.step.NoisyBatch;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The data of a training run.
 *
 * @param batches the training batches that follow a number of steps done
 * @param test the batches that are evaluated on
 * @param preview what is synthesised while training
 */
record TrainingData(
    LongFunction<BatchStream> batches, List<NoisyBatch> test, AudioPreview preview) {
  private static final long CROP_SEED = 20170607;

  /** Far from each other, so that no two workers draw the same noise at any two steps. */
  private static final long WORKER_SEEDS = 1_000_003L << 20;

  private static final int MAX_TEST_BATCHES = 40;
  private static final int TEST_SECONDS = 100;

  /**
   * Crops of a corpus.
   *
   * @param noiseSeed seed of the noise of the training batches
   */
  static TrainingData of(
      Corpus corpus, BatchShape shape, CropConfig crops, long noiseSeed, AudioPreview preview) {
    return new TrainingData(
        done -> training(corpus, shape, crops.augmentation(), noiseSeed, 0, done),
        test(corpus, shape, crops.augmentation()),
        preview);
  }

  /** The same, measured on recordings that are read as they are. */
  TrainingData testedWithoutNoise() {
    return new TrainingData(batches, test.stream().map(NoisyBatch::silent).toList(), preview);
  }

  /**
   * Batches of the training set after those of the steps done.
   *
   * @param worker each of several that train together draws other batches; 0 draws those of one
   *     that trains alone
   */
  static BatchStream training(
      Corpus corpus,
      BatchShape shape,
      Augmentation augmentation,
      long noiseSeed,
      int worker,
      long stepsDone) {
    long apart = WORKER_SEEDS * worker;
    return new BatchStream(
        sampler(corpus, Split.TRAIN, shape, augmentation, CROP_SEED + apart),
        noiseSeed + apart,
        stepsDone);
  }

  /** Always the same crops of the test set: some 100 seconds in at most 40 batches. */
  static List<NoisyBatch> test(Corpus corpus, BatchShape shape, Augmentation augmentation) {
    int samples = TEST_SECONDS * corpus.description().sampleRateHz();
    int batches = Math.max(1, Math.min(MAX_TEST_BATCHES, samples / shape.allSamples()));
    Augmentation dithered = augmentation.ditherAlone();
    return BatchStream.first(
        batches, sampler(corpus, Split.TEST, shape, dithered, CROP_SEED), CROP_SEED + 1);
  }

  private static CropSampler sampler(
      Corpus corpus, Split split, BatchShape shape, Augmentation augmentation, long seed) {
    return new CropSampler(
        corpus,
        split,
        new CropShape(shape.batch(), shape.hops(), shape.layout().contextHops()),
        augmentation,
        seed);
  }
}
