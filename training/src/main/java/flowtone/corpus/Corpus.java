package flowtone.corpus;

import flowtone.control.FeatureEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.CRC32;

/**
 * Preprocessed recordings on disk. Audio and features are memory-mapped and not held on the heap,
 * so that a corpus may be larger than the heap. Immutable and thread-safe.
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
   * @throws CorpusException if there is no corpus, or one that is damaged or of a newer format
   */
  public static Corpus open(Path directory) {
    return open(directory, shard -> true);
  }

  /**
   * Opens some shards of a corpus; the files of the others need not be there.
   *
   * @param wanted tells by a shard's index whether its recordings are wanted
   * @throws CorpusException as {@link #open(Path)}, or if no shard is wanted
   */
  public static Corpus open(Path directory, IntPredicate wanted) {
    CorpusDescription description = CorpusDescription.read(directory);
    ShardIndex index = ShardIndex.read(directory, description);
    List<Recording> recordings = new ArrayList<>();
    try {
      for (int shard = 0; shard < index.shards().size(); shard++) {
        if (wanted.test(shard)) {
          recordings.addAll(map(directory, index, shard, description));
        }
      }
    } catch (IOException e) {
      throw CorpusException.of("a readable corpus in " + directory, e);
    }
    if (recordings.isEmpty()) {
      throw new CorpusException("expected at least one shard of " + directory + "; got none");
    }
    List<CorpusDescription.Entry> entries = recordings.stream().map(Recording::entry).toList();
    return new Corpus(
        description.withContent(description.labels(), entries, description.leftOut()), recordings);
  }

  private static void check(Path file, long bytes, long checksum) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
      throw CorpusException.damaged(file, bytes + " bytes", null);
    }
    if (checksum(file) != checksum) {
      throw CorpusException.damaged(file, "the checksum it was written with", null);
    }
  }

  /** CRC-32 of a file. */
  public static long checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] block = new byte[1 << 16];
    try (var in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        crc.update(block, 0, n);
      }
    }
    return crc.getValue();
  }

  private static List<Recording> map(
      Path directory, ShardIndex index, int number, CorpusDescription corpus) throws IOException {
    Shard shard = index.shards().get(number);
    List<CorpusDescription.Entry> entries = index.recordings(number, corpus);
    List<Integer> hops = entries.stream().map(CorpusDescription.Entry::hops).toList();
    long all = hops.stream().mapToLong(each -> each).sum();
    Path audioFile = directory.resolve(shard.audio());
    Path featuresFile = directory.resolve(shard.features());
    check(audioFile, all * corpus.hopAudioBytes(), shard.audioChecksum());
    check(featuresFile, all * corpus.hopBytes(), shard.featuresChecksum());
    var audio = HopFile.map(audioFile, corpus.hopAudioBytes(), hops);
    var features = HopFile.map(featuresFile, corpus.hopBytes(), hops);
    int hopFloats = corpus.hopBytes() / Float.BYTES;
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      RecordingFeatures stored =
          new RecordingFeatures(features.get(i).asFloatBuffer(), hopFloats, hops.get(i));
      recordings.add(new Recording(entries.get(i), corpus, audio.get(i), stored));
    }
    return recordings;
  }

  /** Its metadata: rate, hop, labels, gain, files left out. */
  public CorpusDescription description() {
    return description;
  }

  /** All its recordings, in the order of its description. */
  public List<Recording> recordings() {
    return recordings;
  }

  /** Its recordings of a split, in the order of its description. */
  public List<Recording> recordings(Split split) {
    return recordings.stream().filter(recording -> recording.split() == split).toList();
  }

  /** How rows of features of this corpus are encoded for a network. */
  public FeatureEncoding encoding() {
    return description.encoding();
  }
}
