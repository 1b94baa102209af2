package flowtone.server.decoding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A recording to be decoded.
 *
 * @param file where it is, unless it is in memory
 * @param bytes of it, if there is no file
 * @param name what to call it in a sentence
 * @param longestSeconds beyond which it is refused
 */
public record Job(Optional<Path> file, byte[] bytes, String name, double longestSeconds) {
  /** One that lies in a file. */
  public static Job of(Path file, String name, double longestSeconds) {
    return new Job(Optional.of(file), new byte[0], name, longestSeconds);
  }

  /** A small one that is in memory. */
  public static Job of(byte[] bytes, String name, double longestSeconds) {
    return new Job(Optional.empty(), bytes, name, longestSeconds);
  }

  void write(DataOutputStream out) throws IOException {
    byte[] path = file.map(Path::toString).orElse("").getBytes(StandardCharsets.UTF_8);
    WorkerProtocol.writeBytes(out, path);
    WorkerProtocol.writeBytes(out, bytes);
    out.writeUTF(name);
    out.writeDouble(longestSeconds);
    out.flush();
  }

  static Job read(DataInputStream in) throws IOException {
    String path = new String(WorkerProtocol.readBytes(in), StandardCharsets.UTF_8);
    byte[] bytes = WorkerProtocol.readBytes(in);
    Optional<Path> file = path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    return new Job(file, bytes, in.readUTF(), in.readDouble());
  }
}
