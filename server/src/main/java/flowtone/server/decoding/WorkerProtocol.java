package flowtone.server.decoding;

import flowtone.audio.file.Remark;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a server and its workers write to each other. A server sends one job at a time; a worker
 * answers {@link #OPENED}, any number of {@link #BLOCK}, and {@link #END}, or {@link #REFUSED} in
 * place of any of them.
 */
final class WorkerProtocol {
  /** Rate and channels follow. */
  static final byte OPENED = 1;

  /** Samples follow. */
  static final byte BLOCK = 2;

  /** Remarks follow. */
  static final byte END = 3;

  /** Whether the recording is but too long, and a sentence follow. */
  static final byte REFUSED = 4;

  /** Longer than any block, sentence or small file. */
  private static final int MOST_BYTES = 1 << 25;

  private WorkerProtocol() {}

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads what {@link #writeBytes} wrote.
   *
   * @throws IOException if there are more than is sensible
   */
  static byte[] readBytes(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_BYTES) {
      throw new IOException("expected at most %d bytes; got %d".formatted(MOST_BYTES, count));
    }
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  static void writeSamples(DataOutputStream out, float[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * Float.BYTES);
    bytes.asFloatBuffer().put(samples);
    writeBytes(out, bytes.array());
  }

  static float[] readSamples(DataInputStream in) throws IOException {
    byte[] bytes = readBytes(in);
    float[] samples = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(samples);
    return samples;
  }

  static void writeRemarks(DataOutputStream out, List<Remark> remarks) throws IOException {
    out.writeInt(remarks.size());
    for (Remark remark : remarks) {
      out.writeUTF(remark.name());
      out.writeBoolean(remark.loss());
      out.writeUTF(remark.phrase());
    }
  }

  static List<Remark> readRemarks(DataInputStream in) throws IOException {
    List<Remark> remarks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      remarks.add(new Remark(in.readUTF(), in.readBoolean(), in.readUTF()));
    }
    return remarks;
  }
}
