package flowtone.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock of a run directory, which one trainer at a time holds. Released when its process ends.
 */
final class RunLock implements AutoCloseable {
  /**
   * Locks of this process. Locking a file twice must not be tried: closing the second channel would
   * release the lock of the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 20_000_000;

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
  static synchronized RunLock take(Path run) throws IOException {
    Path file = run.toRealPath().resolve("lock");
    if (HELD.contains(file)) {
      throw taken(run);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!lock(channel)) {
      channel.close();
      throw taken(run);
    }
    HELD.add(file);
    return new RunLock(file, channel);
  }

  /** More than one attempt, since a reader that looks holds the lock for a moment. */
  private static boolean lock(FileChannel channel) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (channel.tryLock() != null) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return false;
  }

  /**
   * Whether a trainer of this or another process has the lock of a run directory now.
   *
   * @throws IOException if that cannot be found out, as where the system has no locks
   */
  static synchronized boolean isTaken(Path run) throws IOException {
    Path file = run.toRealPath().resolve("lock");
    if (HELD.contains(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return shared == null;
    }
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
