package flowtone.server.decoding;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.RecordingStream;
import flowtone.audio.file.RecordingTooLongException;
import flowtone.process.DaemonThreads;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that decodes recordings one after the other: {@link WorkerProtocol} on its standard
 * input and output. It ends when its input does, whatever it is at.
 */
public final class WorkerMain {
  private WorkerMain() {}

  /** Decodes until the server closes the input. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // Nobody else is to write among the answers.
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers));
    DataInputStream in = new DataInputStream(System.in);
    // A daemon: a decoder that does not return does not keep the process alive.
    ExecutorService decoder = Executors.newSingleThreadExecutor(new DaemonThreads("decoding"));
    for (Job job = next(in); job != null; job = next(in)) {
      Job current = job;
      decoder.execute(() -> decode(current, out));
    }
  }

  /** Null at the end. */
  private static Job next(DataInputStream in) throws IOException {
    try {
      return Job.read(in);
    } catch (EOFException e) {
      return null;
    }
  }

  private static void decode(Job job, DataOutputStream out) {
    try {
      answer(job, out);
      out.flush();
    } catch (IOException e) {
      // The server has closed its end, and will close the other.
    }
  }

  private static void answer(Job job, DataOutputStream out) throws IOException {
    try (RecordingStream stream = open(job)) {
      out.writeByte(WorkerProtocol.OPENED);
      out.writeInt(stream.sampleRateHz());
      out.writeInt(stream.channels());
      for (float[] block = stream.next(); block.length > 0; block = stream.next()) {
        out.writeByte(WorkerProtocol.BLOCK);
        WorkerProtocol.writeSamples(out, block);
      }
      out.writeByte(WorkerProtocol.END);
      WorkerProtocol.writeRemarks(out, stream.remarks());
    } catch (AudioFileException e) {
      out.writeByte(WorkerProtocol.REFUSED);
      out.writeBoolean(e instanceof RecordingTooLongException);
      WorkerProtocol.writeBytes(out, e.getMessage().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static RecordingStream open(Job job) {
    return job.file().isPresent()
        ? RecordingStream.open(job.file().get(), job.name(), job.longestSeconds())
        : RecordingStream.open(job.bytes(), job.name(), job.longestSeconds());
  }
}
