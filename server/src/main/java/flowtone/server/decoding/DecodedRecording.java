package flowtone.server.decoding;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.RecordingTooLongException;
import flowtone.audio.file.Remark;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * A recording that a worker decodes, block by block. Not thread-safe; whoever opened it closes it,
 * which ends the worker if it is not done.
 */
public final class DecodedRecording implements AutoCloseable {
  private final WorkerProcess worker;
  private final Consumer<WorkerProcess> onClose;
  private int sampleRateHz;
  private int channels;
  private List<Remark> remarks;
  private boolean over;

  /**
   * Sends a job and waits for the beginning of the answer.
   *
   * @param onClose takes the worker back, killed or ready for another job
   * @throws AudioFileException if the recording is refused
   * @throws WorkerDiedException if the worker ends
   */
  DecodedRecording(Job job, WorkerProcess worker, Consumer<WorkerProcess> onClose)
      throws WorkerDiedException {
    this.worker = worker;
    this.onClose = onClose;
    try {
      worker.send(job);
      expect(WorkerProtocol.OPENED);
      sampleRateHz = worker.in().readInt();
      channels = worker.in().readInt();
      worker.hasAnswered();
    } catch (IOException e) {
      close();
      throw new WorkerDiedException(e);
    } catch (AudioFileException e) {
      close();
      throw e;
    }
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Channels that are mixed down. */
  public int channels() {
    return channels;
  }

  /**
   * Reads on.
   *
   * @return samples at full scale 1, the caller's to keep; an empty array at the end
   * @throws AudioFileException if the recording cannot be decoded further, or is too long
   * @throws WorkerDiedException if the worker ends
   */
  public float[] next() throws WorkerDiedException {
    try {
      if (over || expect(WorkerProtocol.BLOCK, WorkerProtocol.END) == WorkerProtocol.END) {
        remarks = over ? remarks : WorkerProtocol.readRemarks(worker.in());
        over = true;
        return new float[0];
      }
      return WorkerProtocol.readSamples(worker.in());
    } catch (IOException e) {
      throw new WorkerDiedException(e);
    }
  }

  /**
   * What is to be said of the recording.
   *
   * @throws IllegalStateException before the end
   */
  public List<Remark> remarks() {
    if (remarks == null) {
      throw new IllegalStateException("expected to be asked at the recording's end");
    }
    return remarks;
  }

  private byte expect(byte... tags) throws IOException {
    DataInputStream in = worker.in();
    byte tag = in.readByte();
    if (tag == WorkerProtocol.REFUSED) {
      over = true;
      boolean tooLong = in.readBoolean();
      String sentence = new String(WorkerProtocol.readBytes(in), StandardCharsets.UTF_8);
      throw tooLong ? new RecordingTooLongException(sentence) : new AudioFileException(sentence);
    }
    for (byte expected : tags) {
      if (tag == expected) {
        return tag;
      }
    }
    throw new IOException("expected an answer of a decoder; got " + tag);
  }

  /** Gives the worker back; one that is at work still is killed. */
  @Override
  public void close() {
    if (!over) {
      worker.kill();
    }
    onClose.accept(worker);
  }
}
