package flowtone.audio.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where bytes go that an encoder makes. Not thread-safe. */
interface ByteSink extends AutoCloseable {
  /**
   * Writes all bytes of a buffer.
   *
   * @param position of the first; where this is not seekable, the end of what was written before
   */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Whether what was written may be written over: headers then tell the length. */
  boolean isSeekable();

  @Override
  void close() throws IOException;

  /** A file, replacing what was there. */
  static ByteSink of(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return new ByteSink() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
          at += channel.write(bytes, at);
        }
      }

      @Override
      public boolean isSeekable() {
        return true;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  /** A stream, which is closed with this. */
  static ByteSink of(OutputStream out) {
    WritableByteChannel channel = Channels.newChannel(out);
    return new ByteSink() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        out.flush();
      }

      @Override
      public boolean isSeekable() {
        return false;
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
