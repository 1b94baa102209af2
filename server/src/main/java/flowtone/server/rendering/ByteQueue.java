package flowtone.server.rendering;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Bytes rendered and not yet sent. Thread-safe; whoever fills it asks whether it is full. */
final class ByteQueue extends OutputStream {
  /** A few seconds of sound: enough to be rendered in long chunks, little for many clients. */
  static final int CAPACITY_BYTES = 1 << 18;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private long bytes;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] from, int offset, int count) {
    if (count > 0) {
      pieces.add(Arrays.copyOfRange(from, offset, offset + count));
      bytes += count;
    }
  }

  /** The oldest piece; null if there is none. */
  synchronized byte[] poll() {
    byte[] piece = pieces.poll();
    bytes -= piece == null ? 0 : piece.length;
    return piece;
  }

  synchronized boolean isEmpty() {
    return pieces.isEmpty();
  }

  synchronized boolean isFull() {
    return bytes >= CAPACITY_BYTES;
  }

  synchronized boolean isHalfEmpty() {
    return bytes <= CAPACITY_BYTES / 2;
  }
}
