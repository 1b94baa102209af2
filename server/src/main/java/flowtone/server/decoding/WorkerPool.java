package flowtone.server.decoding;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.process.DaemonThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few workers, of which some are kept warm. A job that is given up, because it takes too long or
 * nobody waits for it any more, costs its worker, and another takes its place. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
  private static final long CHECK_MILLIS = 200;

  private final WorkerCommand command;
  private final Semaphore free;
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(2, new DaemonThreads("decoding-clock"));
  private volatile boolean closed;

  /**
   * Workers of this server; the first is started now.
   *
   * @param most at work at a time
   */
  public WorkerPool(int most) {
    this(most, WorkerCommand.ofThisServer());
    clock.execute(this::warm);
  }

  /** Workers of any kind, started when there is work. */
  WorkerPool(int most, WorkerCommand command) {
    this.command = command;
    free = new Semaphore(most);
  }

  /**
   * Begins to decode a recording, once a worker is free.
   *
   * @param givenUp asked several times a second: whether the recording is no longer wanted
   * @return empty if it was given up before a worker was free
   * @throws flowtone.audio.file.AudioFileException if the recording is refused
   * @throws WorkerDiedException if the worker ends, or is ended because the job is given up
   * @throws IOException if no worker can be started
   */
  public Optional<DecodedRecording> decode(Job job, BooleanSupplier givenUp) throws IOException {
    if (!await(givenUp)) {
      return Optional.empty();
    }
    WorkerProcess worker;
    try {
      worker = take();
    } catch (IOException e) {
      free.release();
      throw e;
    }
    ScheduledFuture<?> watch =
        clock.scheduleWithFixedDelay(
            () -> killIf(givenUp, worker), CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    return Optional.of(
        new DecodedRecording(
            job,
            worker,
            done -> {
              watch.cancel(false);
              giveBack(done);
            }));
  }

  private boolean await(BooleanSupplier givenUp) {
    try {
      while (!givenUp.getAsBoolean()) {
        if (free.tryAcquire(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static void killIf(BooleanSupplier givenUp, WorkerProcess worker) {
    if (givenUp.getAsBoolean()) {
      worker.kill();
    }
  }

  private WorkerProcess take() throws IOException {
    for (WorkerProcess worker = idle.poll(); worker != null; worker = idle.poll()) {
      if (worker.isFresh()) {
        return worker;
      }
      discard(worker);
    }
    return start();
  }

  private WorkerProcess start() throws IOException {
    WorkerProcess worker = WorkerProcess.start(command);
    all.add(worker);
    if (closed) {
      discard(worker);
      throw new IOException("expected to be asked before the server ends");
    }
    return worker;
  }

  private void discard(WorkerProcess worker) {
    worker.kill();
    all.remove(worker);
  }

  private void giveBack(WorkerProcess worker) {
    if (worker.isFresh() && !closed) {
      idle.push(worker);
    } else {
      discard(worker);
    }
    free.release();
    if (idle.isEmpty() && worker.isAble() && !closed) {
      clock.execute(this::warm);
    }
  }

  /** Starts a worker and has it load what decoding takes. */
  private void warm() {
    try (DecodedRecording tick = decode(tick(), () -> closed).orElseThrow()) {
      while (tick.next().length > 0) {
        LOG.trace("a decoder is warm");
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("no decoder could be started ahead of time", e);
    }
  }

  private static Job tick() {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      Waveform tick = new Waveform(new float[] {0.1f}, 16000);
      WavWriter.write(wav, tick, WavWriter.Encoding.PCM16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Job.of(wav.toByteArray(), "a tick", 1);
  }

  /** Process ids of the workers there are. */
  long[] pids() {
    return all.stream().mapToLong(WorkerProcess::pid).toArray();
  }

  /** Ends every worker. */
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    all.forEach(WorkerProcess::kill);
  }
}
