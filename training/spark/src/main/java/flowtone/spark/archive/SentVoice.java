package flowtone.spark.archive;

import flowtone.library.VoiceLibrary;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Scratch;
import flowtone.synthesis.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A voice that every executor opens once, from a zip that the driver sends. */
public final class SentVoice {
  private static VoiceLibrary library;

  private SentVoice() {}

  /**
   * Sends a voice.
   *
   * @return the name by which {@link #open} finds it, which tells it from others of its name
   */
  public static String send(Voice voice, Cluster cluster) throws IOException {
    Path unnamed = Scratch.newFolder("voice").resolve("voice.zip");
    long checksum = zip(voice.directory(), unnamed);
    String name = "%s-%08x.zip".formatted(voice.manifest().name(), checksum);
    Path zip = Scratch.folder().resolve(name);
    Files.move(unnamed, zip, StandardCopyOption.REPLACE_EXISTING);
    return cluster.send(zip);
  }

  /** Returns a checksum of the names and contents of all files. */
  private static long zip(Path folder, Path zip) throws IOException {
    CRC32 checksum = new CRC32();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        out.putNextEntry(new ZipEntry(name));
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), checksum)) {
          in.transferTo(out);
        }
      }
    }
    return checksum.getValue();
  }

  /** The voice on this executor, shared by its tasks. */
  static synchronized Voice open(String sent) {
    if (library == null) {
      library = new VoiceLibrary(List.of(), Scratch.folder().resolve("voices"));
    }
    return library.find(Cluster.sent(sent).toString());
  }
}
