package flowtone.corpus;

import static flowtone.corpus.CorpusDescription.AUDIO_FILE;
import static flowtone.corpus.CorpusDescription.DESCRIPTION_FILE;
import static flowtone.corpus.CorpusDescription.FEATURES_FILE;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.FeatureEncoding;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Prepared recordings on disk. Audio and features are mapped into memory, so that opening is quick
 * and a corpus may be larger than the heap. Immutable and thread-safe.
 */
public final class Corpus {
  private final CorpusDescription description;
  private final List<Recording> recordings;

  private Corpus(CorpusDescription description, List<Recording> recordings) {
    this.description = description;
    this.recordings = List.copyOf(recordings);
  }

  /**
   * Opens a corpus.
   *
   * @throws CorpusException if it is none, damaged, or of a newer format
   */
  public static Corpus open(Path directory) {
    if (!Files.isRegularFile(directory.resolve(DESCRIPTION_FILE))) {
      throw new CorpusException(
          "expected a corpus made by prepare in "
              + directory
              + "; got no "
              + DESCRIPTION_FILE
              + " there");
    }
    try {
      CorpusDescription description = describe(directory.resolve(DESCRIPTION_FILE));
      check(directory.resolve(AUDIO_FILE), description.audioBytes(), description.audioChecksum());
      check(
          directory.resolve(FEATURES_FILE),
          description.featuresBytes(),
          description.featuresChecksum());
      return new Corpus(description, map(directory, description));
    } catch (IOException e) {
      throw CorpusException.of("a readable corpus in " + directory, e);
    }
  }

  private static CorpusDescription describe(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try {
      int version = mapper.readTree(file.toFile()).path("formatVersion").asInt();
      if (version > CorpusDescription.FORMAT_VERSION) {
        throw new CorpusException(
            "expected a corpus of format "
                + CorpusDescription.FORMAT_VERSION
                + " or older; got format "
                + version
                + " in "
                + file
                + ", which needs a newer Flowtone");
      }
      return mapper.readValue(file.toFile(), CorpusDescription.class);
    } catch (JacksonException e) {
      throw damaged(file, "expected the description of a corpus", e);
    }
  }

  private static void check(Path file, long bytes, long checksum) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
      throw damaged(file, "expected " + bytes + " bytes", null);
    }
    if (checksum(file) != checksum) {
      throw damaged(file, "expected the checksum it was written with", null);
    }
  }

  private static CorpusException damaged(Path file, String expected, Exception cause) {
    return new CorpusException(
        expected + " in " + file + "; got a damaged file, so prepare the corpus again", cause);
  }

  static long checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] block = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        crc.update(block, 0, n);
      }
    }
    return crc.getValue();
  }

  private static List<Recording> map(Path directory, CorpusDescription description)
      throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try (FileChannel audio = FileChannel.open(directory.resolve(AUDIO_FILE));
        FileChannel features = FileChannel.open(directory.resolve(FEATURES_FILE))) {
      long hop = 0;
      for (CorpusDescription.Entry entry : description.recordings()) {
        var pcm = map(audio, hop, entry.hops(), description.hopSamples() * Short.BYTES);
        var curves = map(features, hop, entry.hops(), description.hopBytes());
        recordings.add(
            new Recording(entry, description, pcm.asShortBuffer(), curves.asFloatBuffer()));
        hop += entry.hops();
      }
    }
    return recordings;
  }

  private static MappedByteBuffer map(FileChannel file, long firstHop, int hops, int hopBytes)
      throws IOException {
    MappedByteBuffer mapped =
        file.map(FileChannel.MapMode.READ_ONLY, firstHop * hopBytes, (long) hops * hopBytes);
    mapped.order(ByteOrder.LITTLE_ENDIAN);
    return mapped;
  }

  /** What the corpus says of itself: rate, hop, labels, gain, what was left out. */
  public CorpusDescription description() {
    return description;
  }

  /** Its recordings in the order they were found. */
  public List<Recording> recordings(Split split) {
    return recordings.stream().filter(recording -> recording.split() == split).toList();
  }

  /** The rows a network reads of this corpus's features. */
  public FeatureEncoding encoding() {
    return new FeatureEncoding(description.labels().size(), description.melBands());
  }
}
