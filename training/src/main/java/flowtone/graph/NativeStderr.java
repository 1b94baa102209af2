package flowtone.graph;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The descriptor that native code, and Java, writes its messages to. */
final class NativeStderr {
  private static final int STDERR = 2;
  private static final int WRITE_ONLY = 1;

  private NativeStderr() {}

  /** Functions of POSIX. */
  private interface Posix extends Library {
    int dup(int descriptor);

    int dup2(int descriptor, int as);

    int open(String file, int flags);

    int close(int descriptor);
  }

  /**
   * Does something while stderr is kept back, and returns what was written to it meanwhile, by
   * whichever thread. Where the system has no such functions, on Windows, nothing is kept back.
   */
  static String during(Runnable work) {
    try {
      return Platform.isWindows() ? keptOfNone(work) : kept(work, Native.load("c", Posix.class));
    } catch (LinkageError e) {
      return keptOfNone(work);
    }
  }

  private static String keptOfNone(Runnable work) {
    work.run();
    return "";
  }

  private static String kept(Runnable work, Posix posix) {
    try {
      Path file = Files.createTempFile("flowtone", ".stderr");
      try {
        divert(work, file, posix);
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void divert(Runnable work, Path file, Posix posix) {
    int shown = posix.dup(STDERR);
    int kept = posix.open(file.toString(), WRITE_ONLY);
    boolean diverted = shown >= 0 && kept >= 0 && posix.dup2(kept, STDERR) >= 0;
    try {
      work.run();
    } finally {
      if (diverted) {
        posix.dup2(shown, STDERR);
      }
      posix.close(shown);
      posix.close(kept);
    }
  }
}
