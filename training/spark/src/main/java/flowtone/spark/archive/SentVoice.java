package flowtone.spark.archive;

import flowtone.library.VoiceLibrary;
import flowtone.spark.cluster.Cluster;
import flowtone.synthesis.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A voice that every executor opens once, from a zip that the driver sends. */
public final class SentVoice {
  private static final Path UNPACKED =
      Path.of(System.getProperty("java.io.tmpdir"), "flowtone-voices");

  private static VoiceLibrary library;

  private SentVoice() {}

  /**
   * Sends a voice.
   *
   * @return the name by which {@link #open} finds it
   */
  public static String send(Voice voice, Cluster cluster) throws IOException {
    Path folder = Files.createTempDirectory("flowtone-voice");
    Path zip = folder.resolve(voice.manifest().name() + "-" + System.nanoTime() + ".zip");
    zip(voice.directory(), zip);
    zip.toFile().deleteOnExit();
    return cluster.send(zip);
  }

  private static void zip(Path folder, Path zip) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }

  /** The voice on this executor, shared by its tasks. */
  static synchronized Voice open(String sent) {
    if (library == null) {
      library = new VoiceLibrary(List.of(), UNPACKED);
    }
    return library.find(Cluster.sent(sent).toString());
  }
}
