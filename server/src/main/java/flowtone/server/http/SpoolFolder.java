package flowtone.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder for bodies that are too large for the memory. What a server left behind that
 * ended without closing it is removed at the next start; folders of servers that run are locked and
 * left alone. Thread-safe.
 */
public final class SpoolFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFolder.class);
  private static final String LOCK = "lock";

  private final Path folder;
  private FileChannel lockFile;

  private SpoolFolder(Path folder) throws IOException {
    this.folder = folder;
    lockFile = locked(folder);
  }

  /**
   * Opens a folder of this server's own below {@code base}, and removes those nobody uses.
   *
   * @throws UncheckedIOException if that cannot be written
   */
  public static SpoolFolder open(Path base) {
    try {
      Files.createDirectories(base);
      removeAbandoned(base);
      return new SpoolFolder(Files.createTempDirectory(base, "uploads", ownerOnly()));
    } catch (IOException e) {
      throw new UncheckedIOException("expected to write uploads to " + base + "; got " + e, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static FileChannel locked(Path folder) throws IOException {
    FileChannel file = lockFile(folder);
    file.lock();
    return file;
  }

  private static void removeAbandoned(Path base) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, "uploads*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          remove(folder);
        }
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    try (FileChannel file = lockFile(folder);
        FileLock lock = file.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException | IOException e) {
      return false; // Another server of this process, or of somebody else.
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : leavesFirst) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("an old upload was removed by another server", e);
    } catch (IOException e) {
      LOG.warn("an old upload could not be removed: {}", e.toString());
    }
  }

  /** Where the files are. */
  public Path path() {
    return folder;
  }

  /** A new, empty file. */
  public Path newFile() throws IOException {
    try {
      return Files.createTempFile(folder, "body", null);
    } catch (NoSuchFileException e) {
      makeAgain();
      return Files.createTempFile(folder, "body", null);
    }
  }

  /** Systems clear the folder for temporary files of what nobody has touched for days. */
  private synchronized void makeAgain() throws IOException {
    if (!Files.isDirectory(folder)) {
      LOG.info("the folder of uploads is gone and made again");
      Files.createDirectories(folder, ownerOnly());
      lockFile.close();
      lockFile = locked(folder);
    }
  }

  /** Files in it now. */
  public long files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().equals(LOCK)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the folder and all that is in it. */
  @Override
  public synchronized void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      LOG.debug("the lock of the uploads' folder was not released", e);
    }
    remove(folder);
  }
}
