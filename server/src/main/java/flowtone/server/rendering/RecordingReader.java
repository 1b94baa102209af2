package flowtone.server.rendering;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.Recording;
import flowtone.server.decoding.DecodedRecording;
import flowtone.server.decoding.Job;
import flowtone.server.decoding.WorkerDiedException;
import flowtone.server.decoding.WorkerPool;
import flowtone.server.http.Body;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has uploaded recordings decoded, by workers, within bounds: a small file may stand for a long
 * sound of many channels, and one made to hurt may take for ever. Thread-safe.
 */
public final class RecordingReader {
  private static final String NAME = "the request";

  /** Of the memory, four bytes a sample, twice while blocks are joined, and others need some. */
  private static final long SHARE_OF_MEMORY = 24;

  private final RenderLimits limits;
  private final WorkerPool decoders;
  private final long mostInMemory = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
  private final AtomicLong inMemory = new AtomicLong();

  /** A reader by the workers of a pool. */
  public RecordingReader(RenderPool pool) {
    limits = pool.limits();
    decoders = pool.decoders();
  }

  /** What becomes of a recording that is in memory. */
  @FunctionalInterface
  public interface Use<T> {
    T of(Recording recording) throws IOException;
  }

  /**
   * Decodes a recording, mixed down to mono, and uses it.
   *
   * @throws ProblemException if it is longer, or takes longer, than allowed
   * @throws AudioFileException if it holds no sound that is read
   */
  public <T> T read(Body body, Use<T> use) throws IOException {
    Deadline deadline = Deadline.in(limits.decodeSeconds());
    long[] held = new long[1];
    try {
      Recording recording = decode(body, deadline, held);
      T result = use.of(recording);
      deadline.check();
      return result;
    } finally {
      inMemory.addAndGet(-held[0]);
    }
  }

  private Recording decode(Body body, Deadline deadline, long[] held) throws IOException {
    try (DecodedRecording stream =
        decoders
            .decode(job(body), () -> deadline.isOver() || body.isAbandoned())
            .orElseThrow(() -> new IOException("given up"))) {
      Waveform sound = decode(stream, deadline, held);
      return new Recording(sound, stream.channels(), stream.remarks());
    } catch (IOException e) {
      deadline.check();
      if (body.isAbandoned()) {
        throw new ResponseAbortedException();
      }
      if (e instanceof WorkerDiedException) {
        throw new AudioFileException(
            "expected a recording in " + NAME + "; got one that ends the decoder", e);
      }
      throw e;
    }
  }

  private Job job(Body body) throws IOException {
    return body.file().isPresent()
        ? Job.of(body.file().get().toAbsolutePath(), NAME, limits.recordingSeconds())
        : Job.of(body.bytes(), NAME, limits.recordingSeconds());
  }

  private Waveform decode(DecodedRecording stream, Deadline deadline, long[] held)
      throws IOException {
    List<float[]> blocks = new ArrayList<>();
    for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
      blocks.add(block);
      held[0] += block.length;
      checkMemory(block.length);
      checkCost(held[0] * stream.channels());
      deadline.check();
    }
    return new Waveform(joined(blocks, (int) held[0]), stream.sampleRateHz());
  }

  private void checkMemory(int more) {
    if (inMemory.addAndGet(more) > mostInMemory) {
      throw new ProblemException(
          ProblemType.BUSY, "expected fewer long recordings at once; try again in a moment");
    }
  }

  private void checkCost(long samples) {
    if (samples > limits.decodedSamples()) {
      throw new ProblemException(
          ProblemType.TOO_COSTLY,
          "expected at most %d samples of all channels together; got more"
              .formatted(limits.decodedSamples()));
    }
  }

  private static float[] joined(List<float[]> blocks, int samples) {
    float[] all = new float[samples];
    int at = 0;
    for (float[] block : blocks) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    return all;
  }
}
