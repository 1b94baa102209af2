package flowtone.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a second trainer out of a run. The system releases it when the process dies. */
final class RunLock implements AutoCloseable {
  /**
   * What this process holds. Asking the system again would be worse than useless: closing the
   * second channel would release the lock of the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock of a reader, which holds nothing. */
  static RunLock none() {
    return new RunLock(null, null);
  }

  /**
   * Takes the lock of a run directory.
   *
   * @throws RunException if a trainer of this or another process has it
   */
  static RunLock take(Path run) throws IOException {
    Path file = run.toRealPath().resolve("lock");
    if (!HELD.add(file)) {
      throw taken(run);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      HELD.remove(file);
      throw taken(run);
    }
    return new RunLock(file, channel);
  }

  private static RunException taken(Path run) {
    return new RunException(
        "expected a run that nobody else is training; got "
            + run
            + ", in which another trainer is at work");
  }

  boolean held() {
    return channel != null && channel.isOpen();
  }

  @Override
  public void close() {
    if (!held()) {
      return;
    }
    try {
      channel.close();
      HELD.remove(file);
    } catch (IOException e) {
      throw RunException.of("to release a run", e);
    }
  }
}
