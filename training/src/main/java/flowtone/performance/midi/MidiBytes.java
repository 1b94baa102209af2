package flowtone.performance.midi;

import java.io.EOFException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/** Reads the numbers of a MIDI file from a stretch of its bytes. Not thread-safe. */
final class MidiBytes {
  private static final int MOST_QUANTITY_BYTES = 4;

  private final byte[] bytes;
  private final int end;
  private int position;

  MidiBytes(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  int position() {
    return position;
  }

  boolean isOver() {
    return position >= end;
  }

  /** The next byte, 0..255, which stays the next. */
  int peek() throws EOFException {
    if (isOver()) {
      throw new EOFException();
    }
    return bytes[position] & 0xff;
  }

  /** The next byte, 0..255. */
  int next() throws EOFException {
    int value = peek();
    position++;
    return value;
  }

  /** The next byte, which has to be a datum, 0..127. */
  int datum() throws EOFException, StreamCorruptedException {
    if (peek() > 127) {
      throw new StreamCorruptedException();
    }
    return next();
  }

  /** The next number of variable length: seven bits a byte, the last one below 128. */
  int quantity() throws EOFException, StreamCorruptedException {
    int value = 0;
    for (int count = 0; count < MOST_QUANTITY_BYTES; count++) {
      int b = next();
      value = value << 7 | b & 0x7f;
      if (b < 128) {
        return value;
      }
    }
    throw new StreamCorruptedException();
  }

  /** So many next bytes. */
  byte[] take(int count) throws EOFException {
    if (count > end - position) {
      throw new EOFException();
    }
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }
}
