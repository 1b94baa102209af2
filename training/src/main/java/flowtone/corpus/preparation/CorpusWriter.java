package flowtone.corpus.preparation;

import static flowtone.corpus.CorpusDescription.DESCRIPTION_FILE;
import static flowtone.corpus.CorpusDescription.FEATURES_FILE;

import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.SampleFormat;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a corpus beside its final directory and moves it there when it is complete, so that a
 * corpus is either complete or absent. Not thread-safe.
 */
final class CorpusWriter implements AutoCloseable {
  private static final String AUDIO_FILE = SampleFormat.FLOAT32.file();
  private static final String SPOOL_FILE = "preprocessed.float32";

  private final Path directory;
  private final Path partial;
  private final HopWriter hops;

  /**
   * Starts writing.
   *
   * @throws CorpusException if there is something else in the directory
   */
  CorpusWriter(Path directory) throws IOException {
    requireFree(directory);
    this.directory = directory.toAbsolutePath().normalize();
    this.partial = this.directory.resolveSibling(this.directory.getFileName() + ".partial");
    Files.createDirectories(partial);
    this.hops =
        new HopWriter(
            Files.newOutputStream(partial.resolve(AUDIO_FILE)),
            Files.newOutputStream(partial.resolve(FEATURES_FILE)));
  }

  /** Refuses a directory that is not empty, so that nothing is overwritten. */
  static void requireFree(Path directory) throws IOException {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new CorpusException(
          "expected a folder to write to; got the file " + directory,
          new NotDirectoryException(directory.toString()));
    }
    if (Files.isRegularFile(directory.resolve(DESCRIPTION_FILE))) {
      throw new CorpusException(
          "expected a new folder for the corpus; got " + directory + ", which holds one already",
          new DirectoryNotEmptyException(directory.toString()));
    }
    if (Files.isDirectory(directory)) {
      try (Stream<Path> inside = Files.list(directory)) {
        if (inside.findAny().isPresent()) {
          throw new CorpusException(
              "expected a new or empty folder for the corpus; got "
                  + directory
                  + ", which holds something else",
              new DirectoryNotEmptyException(directory.toString()));
        }
      }
    }
  }

  /** A temporary file beside the corpus for recordings whose gain is not known yet. */
  AudioSpool spool() throws IOException {
    return new AudioSpool(partial.resolve(SPOOL_FILE));
  }

  /** Adds a recording: its samples after the gain, and their features. */
  void add(float[] samples, RecordingFeatures stored) throws IOException {
    hops.add(samples, stored);
  }

  /** CRC-32 of the audio so far. */
  long audioChecksum() {
    return hops.audioChecksum();
  }

  /** CRC-32 of the features so far. */
  long featuresChecksum() {
    return hops.featuresChecksum();
  }

  /** Writes the description and moves the corpus to its final directory. */
  void finish(CorpusDescription description) throws IOException {
    close();
    Files.write(partial.resolve(DESCRIPTION_FILE), description.json());
    Files.deleteIfExists(directory);
    Files.move(partial, directory);
  }

  /** Closes, and removes what was written of a corpus that cannot be completed. */
  void abandon() throws IOException {
    for (String name : List.of(AUDIO_FILE, FEATURES_FILE, DESCRIPTION_FILE, SPOOL_FILE)) {
      Files.deleteIfExists(partial.resolve(name));
    }
    Files.deleteIfExists(partial);
  }

  @Override
  public void close() throws IOException {
    hops.close();
  }
}
