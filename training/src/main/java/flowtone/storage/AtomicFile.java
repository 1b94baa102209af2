package flowtone.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: whoever reads it sees the old content or the new, never a part, even
 * after a kill or a full disk. Two writers of one file must not be at work at once.
 */
public final class AtomicFile {
  /** Ends the name of a file that is being written, or that a kill left half written. */
  public static final String UNFINISHED = ".part";

  private AtomicFile() {}

  /**
   * Writes the parts one after the other, beside the file, to the disk, and renames.
   *
   * @param file to create or replace; its directory must exist
   * @throws IOException if they could not all be written; the file is then as it was
   */
  public static void write(Path file, ByteBuffer... parts) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + UNFINISHED);
    try {
      writeSynced(beside, parts);
      rename(beside, file);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    syncDirectory(file.toAbsolutePath().getParent());
  }

  private static void writeSynced(Path file, ByteBuffer... parts) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (ByteBuffer part : parts) {
        while (part.hasRemaining()) {
          channel.write(part);
        }
      }
      channel.force(true);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the rename itself durable, where the system lets a directory be opened. */
  private static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no directories; the rename is then as durable as the file system makes it.
    }
  }
}
