package flowtone.training;

import flowtone.corpus.sampling.CropSampler;
import flowtone.process.DaemonThreads;
import flowtone.training.step.NoisyBatch;
import flowtone.training.step.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Training batches, prepared one ahead on a thread of their own. Deterministic for a seed: the
 * noise of a step depends on the seed and the step alone, so that a resumed run continues the same
 * stream. Used by one thread.
 */
final class BatchStream implements AutoCloseable {
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(new DaemonThreads("batches"));
  private final CropSampler sampler;
  private final long seed;
  private long nextStep;
  private Future<NoisyBatch> pending;

  /**
   * @param stepsDone batches to skip because they were trained on
   */
  BatchStream(CropSampler sampler, long seed, long stepsDone) {
    this.sampler = sampler;
    this.seed = seed;
    this.nextStep = stepsDone;
    sampler.skip(stepsDone);
    pending = worker.submit(this::make);
  }

  /** The next batch; starts to prepare the one after it. */
  NoisyBatch next() {
    try {
      NoisyBatch batch = pending.get();
      pending = worker.submit(this::make);
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException("expected to train on; got: interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch could not be made", e.getCause());
    }
  }

  private NoisyBatch make() {
    return noisy(sampler, seed, nextStep++);
  }

  /** The first batches of a sampler, for evaluation. */
  static List<NoisyBatch> first(int batches, CropSampler sampler, long seed) {
    List<NoisyBatch> first = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      first.add(noisy(sampler, seed, i));
    }
    return first;
  }

  private static NoisyBatch noisy(CropSampler sampler, long seed, long step) {
    var batch = sampler.next();
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
    float[] noise = new float[batch.audio().length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return new NoisyBatch(batch, noise);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
