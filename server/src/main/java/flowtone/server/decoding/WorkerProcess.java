package flowtone.server.decoding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/** A worker as its server sees it. One thread at a time, but any may {@link #kill}. */
final class WorkerProcess {
  /** After so many jobs a new one takes its place: native code leaks. */
  private static final int MOST_JOBS = 500;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private int jobs;
  private boolean answered;
  private volatile boolean killed;

  private WorkerProcess(Process process) {
    this.process = process;
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  /**
   * Starts one.
   *
   * @throws IOException if the system does not let it be started
   */
  static WorkerProcess start(WorkerCommand command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectError(Redirect.DISCARD);
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // Else each thread reserves 64 MB.
    return new WorkerProcess(builder.start());
  }

  void send(Job job) throws IOException {
    jobs++;
    job.write(out);
  }

  /** Enters that it has decoded something, and so is able to. */
  void hasAnswered() {
    answered = true;
  }

  /** Whether another of its kind would be able to decode. */
  boolean isAble() {
    return answered;
  }

  /** What it answers. */
  DataInputStream in() {
    return in;
  }

  /** Whether it may be given another job. */
  boolean isFresh() {
    return !killed && process.isAlive() && jobs < MOST_JOBS;
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    killed = true; // It is alive a moment longer.
    process.destroyForcibly();
  }
}
