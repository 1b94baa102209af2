package flowtone.server.decoding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a worker is started: this Java and these classes, little memory, and, where the system's
 * shell can, a limit on what native code takes.
 *
 * @param words program and arguments
 */
record WorkerCommand(List<String> words) {
  private static final int HEAP_MEGABYTES = 192;

  /** Of the address space, most of which Java only reserves. */
  private static final long ADDRESS_KILOBYTES = 2L << 20;

  private static final Path SHELL = Path.of("/bin/sh");

  /** Properties that tell where native libraries are, or are unpacked. */
  private static final List<String> INHERITED =
      List.of(
          "org.bytedeco.javacpp.cachedir",
          "org.bytedeco.javacpp.pathsFirst",
          "java.library.path",
          "java.io.tmpdir",
          "user.home");

  /** Where {@code ulimit} is not to be had, the heap is limited alone. */
  private static final String LIMITED = "ulimit -v %d 2>/dev/null; ulimit -c 0; exec \"$@\"";

  WorkerCommand {
    words = List.copyOf(words);
  }

  /** That of this server's own workers. */
  static WorkerCommand ofThisServer() {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      words.addAll(List.of(SHELL.toString(), "-c", LIMITED.formatted(ADDRESS_KILOBYTES), "sh"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx" + HEAP_MEGABYTES + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=48m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    INHERITED.stream()
        .filter(property -> System.getProperty(property) != null)
        .forEach(property -> words.add("-D" + property + "=" + System.getProperty(property)));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
    return new WorkerCommand(words);
  }
}
