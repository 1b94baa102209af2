package flowtone.server.http;

import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request's body, read to its end: in memory while it is small, in a file of the spool folder
 * beyond. Whoever has it closes it, which removes the file. One thread at a time.
 */
public final class Body extends OutputStream {
  /** Where in a request's attributes its body is. */
  public static final String ATTRIBUTE = Body.class.getName();

  /** Larger ones go to the disk, and are counted as uploads. */
  static final int MOST_IN_MEMORY = 1 << 16;

  private static final Logger LOG = LoggerFactory.getLogger(Body.class);

  private final SpoolFolder folder;
  private final Runnable onClose;
  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Path file;
  private OutputStream toFile;
  private long size;
  private boolean closed;
  private BooleanSupplier clientLeft = () -> false;

  /**
   * An empty body.
   *
   * @param onClose run once when it is closed
   */
  public Body(SpoolFolder folder, Runnable onClose) {
    this.folder = folder;
    this.onClose = onClose;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * Takes more of it.
   *
   * @throws IOException if it is closed already
   * @throws ProblemException if the disk does not take it
   */
  @Override
  public synchronized void write(byte[] bytes, int offset, int count) throws IOException {
    if (closed) {
      throw new IOException("expected to be written before it is closed");
    }
    size += count;
    try {
      store(bytes, offset, count);
    } catch (IOException e) {
      LOG.warn("an upload was not stored: {}", e.toString());
      throw new ProblemException(
          ProblemType.BUSY, "expected room for an upload; got none; try again in a moment");
    }
  }

  private void store(byte[] bytes, int offset, int count) throws IOException {
    if (file == null && size > MOST_IN_MEMORY) {
      file = folder.newFile();
      toFile = Files.newOutputStream(file);
      memory.writeTo(toFile);
      memory = null;
    }
    (file == null ? memory : toFile).write(bytes, offset, count);
  }

  /** The same, of a client that may leave meanwhile. */
  Body cameFrom(ClientPresence client) {
    clientLeft = client::hasLeft;
    return this;
  }

  /** The same, of the client of another body. */
  public Body cameWith(Body other) {
    clientLeft = other.clientLeft;
    return this;
  }

  /** Whether nobody waits any more for what is made of it. */
  public boolean isAbandoned() {
    return clientLeft.getAsBoolean();
  }

  /** Bytes in it. */
  public synchronized long size() {
    return size;
  }

  /** The file it is in, if it is in one; complete once {@link #end} was called. */
  public synchronized Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** Everything is written. */
  public synchronized void end() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
  }

  /** From its beginning; the caller closes the stream. */
  public synchronized InputStream open() throws IOException {
    return file == null
        ? new ByteArrayInputStream(memory.toByteArray())
        : Files.newInputStream(file);
  }

  /** All of it. */
  public byte[] bytes() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      end();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      onClose.run();
    }
  }
}
