package flowtone.audio.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a WAV (RIFF, RIFX, RF64, BW64) keeps what. FFmpeg reads those that keep to the rules; of
 * others this makes one that does: chunks of odd length without a pad byte, several chunks of
 * samples.
 */
final class WavLayout {
  private static final Set<String> MAGIC = Set.of("RIFF", "RIFX", "RF64", "BW64");
  private static final Set<String> CHUNKS = Set.of("fmt ", "data", "LIST", "fact", "bext", "id3 ");

  /** What those write who do not know the length: programs take it for "until the end". */
  private static final long UNKNOWN_BYTES = 0x7FFFF000L;

  private static final long LONGEST_INT = 0xFFFFFFFFL;
  private static final int MOST_CHUNKS = 1000;
  private static final int HEADER_BYTES = 8;
  private static final int LARGEST_FORMAT_BYTES = 1 << 16;

  /** Headers that count themselves in promise too much by a little, and nothing is missing. */
  private static final int MISCOUNTED_BYTES = 1024;

  private static final double MISCOUNTED_SHARE = 0.01;

  private final ByteSource file;
  private final ByteOrder order;
  private final List<ByteSource> samples = new ArrayList<>();
  private ByteBuffer format;
  private long longBytes;
  private long bytesMissing;
  private boolean irregular;

  private WavLayout(ByteSource file, ByteOrder order) {
    this.file = file;
    this.order = order;
  }

  /** The layout of a file; none if it is no WAV, or holds no samples. */
  static Optional<WavLayout> of(ByteSource file) throws IOException {
    ByteBuffer start = file.bytes(0, 12);
    if (start.remaining() < 12
        || !MAGIC.contains(FourCharacters.at(start, 0))
        || !FourCharacters.at(start, 8).equals("WAVE")) {
      return Optional.empty();
    }
    boolean bigEndian = FourCharacters.at(start, 0).equals("RIFX");
    WavLayout layout =
        new WavLayout(file, bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    layout.walk();
    boolean whole = layout.format != null && !layout.samples.isEmpty();
    return whole ? Optional.of(layout) : Optional.empty();
  }

  private void walk() throws IOException {
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at + HEADER_BYTES <= file.size(); i++) {
      ByteBuffer header = file.bytes(at, HEADER_BYTES).order(order);
      long bytes = header.getInt(4) & LONGEST_INT;
      long inside = at + HEADER_BYTES;
      switch (FourCharacters.at(header, 0)) {
        case "ds64" -> longBytes = longBytes(inside);
        case "fmt " -> format = file.bytes(inside, (int) Math.min(bytes, LARGEST_FORMAT_BYTES));
        case "data" -> bytes = enterSamples(inside, bytes);
        default -> {}
      }
      at = next(inside, bytes);
    }
  }

  private long longBytes(long inside) throws IOException {
    ByteBuffer sizes = file.bytes(inside, 16).order(order);
    return sizes.remaining() < 16 ? 0 : sizes.getLong(8);
  }

  /** Says how many bytes of samples there are. */
  private long enterSamples(long inside, long said) throws IOException {
    long there = file.size() - inside;
    long promised = said == LONGEST_INT && longBytes > 0 ? longBytes : said;
    boolean unknown =
        promised == 0 || promised == said && said >= UNKNOWN_BYTES && promised > there;
    long bytes = unknown || promised > there ? there : promised;
    if (!unknown) {
      bytesMissing = miscounted(promised, there) ? 0 : Math.max(0, promised - there);
    }
    samples.add(file.range(inside, bytes));
    irregular |= samples.size() > 1;
    return bytes;
  }

  private static boolean miscounted(long promised, long there) {
    long missing = promised - there;
    return missing <= MISCOUNTED_BYTES && missing < MISCOUNTED_SHARE * promised;
  }

  private long next(long inside, long bytes) throws IOException {
    long end = inside + bytes;
    if (bytes % 2 == 0 || end >= file.size()) {
      return end;
    }
    String unpadded = FourCharacters.at(file.bytes(end, 4), 0);
    String padded = FourCharacters.at(file.bytes(end + 1, 4), 0);
    if (CHUNKS.contains(padded) || !FourCharacters.arePrintable(unpadded)) {
      return end + 1;
    }
    irregular = true;
    return end;
  }

  /** Whether samples are stored with their highest byte first. */
  boolean isBigEndian() {
    return order == ByteOrder.BIG_ENDIAN;
  }

  /** How much sound is missing of what the header promises, in seconds. */
  double secondsMissing() {
    boolean rated = format.remaining() >= 12;
    double bytesPerSecond = rated ? format.order(order).getInt(8) & LONGEST_INT : 0;
    return bytesPerSecond > 0 ? bytesMissing / bytesPerSecond : 0;
  }

  /** The file itself, or one with the same samples that keeps to the rules. */
  ByteSource regular() {
    if (!irregular) {
      return file;
    }
    ByteBuffer header = ByteBuffer.allocate(20 + format.remaining() + HEADER_BYTES).order(order);
    header.put(FourCharacters.bytes(isBigEndian() ? "RIFX" : "RIFF")).putInt(-1);
    header.put(FourCharacters.bytes("WAVEfmt ")).putInt(format.remaining());
    header.put(format.duplicate()).put(FourCharacters.bytes("data")).putInt(-1);
    List<ByteSource> parts = new ArrayList<>();
    parts.add(ByteSource.of(header.array()));
    parts.addAll(samples);
    return new JoinedBytes(parts);
  }
}
