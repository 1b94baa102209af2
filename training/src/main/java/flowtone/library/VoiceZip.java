package flowtone.library;

import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A voice in a zip file, unpacked once into a cache folder. The zip holds the voice's files at its
 * root or in one folder. Entries that would land outside the cache are refused, and so is a zip
 * that grows beyond any sensible voice.
 */
final class VoiceZip {
  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_ENTRIES = 10_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path zip;
  private long bytesLeft = MAX_BYTES;
  private int entriesLeft = MAX_ENTRIES;

  private VoiceZip(Path zip) {
    this.zip = zip;
  }

  /**
   * The directory of the unpacked voice.
   *
   * @throws VoiceException if the zip is damaged, unsafe or holds no voice
   */
  static Path unpack(Path zip, Path cache) {
    try {
      Path target = cache.resolve(key(zip));
      if (!Files.isDirectory(target)) {
        Files.createDirectories(cache);
        new VoiceZip(zip).unpackTo(target);
      }
      return root(target, zip);
    } catch (IOException | IllegalArgumentException e) {
      throw new VoiceException("expected a zip of a voice in " + zip + "; " + e.getMessage(), e);
    }
  }

  /** A new version of the zip has a new key. */
  private static String key(Path zip) throws IOException {
    Path real = zip.toRealPath();
    String version = real + "|" + Files.size(real) + "|" + Files.getLastModifiedTime(real);
    return zip.getFileName() + "-" + UUID.nameUUIDFromBytes(version.getBytes("UTF-8"));
  }

  private static Path root(Path directory, Path zip) throws IOException {
    try (Stream<Path> found = Files.find(directory, 2, (path, a) -> isManifest(path))) {
      return found
          .min(Comparator.comparingInt(Path::getNameCount))
          .map(Path::getParent)
          .orElseThrow(
              () -> new VoiceException("expected a manifest.json in " + zip + "; got none"));
    }
  }

  private static boolean isManifest(Path path) {
    return path.endsWith(Manifest.FILE_NAME);
  }

  /** Through a neighbouring folder that is renamed at the end: a target that exists is whole. */
  private void unpackTo(Path target) throws IOException {
    Path partial = Files.createTempDirectory(target.getParent(), "unpacking-");
    try {
      try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
        unpackAll(in, partial);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(partial);
    }
  }

  private void unpackAll(ZipInputStream in, Path folder) throws IOException {
    ZipEntry entry = in.getNextEntry();
    if (entry == null) {
      throw new IOException("got a file that is no zip or an empty one");
    }
    for (; entry != null; entry = in.getNextEntry()) {
      Path file = folder.resolve(entry.getName()).normalize();
      if (!file.startsWith(folder) || --entriesLeft < 0) {
        throw new IOException("got the unsafe entry \"" + entry.getName() + "\"");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        copy(in, file);
      }
    }
  }

  private void copy(InputStream in, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytesLeft -= read;
        if (bytesLeft < 0) {
          throw new IOException("got more than " + MAX_BYTES + " bytes in it");
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> paths;
      try (Stream<Path> walk = Files.walk(folder)) {
        paths = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
