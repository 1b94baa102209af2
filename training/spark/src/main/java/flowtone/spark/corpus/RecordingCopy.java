package flowtone.spark.corpus;

import flowtone.corpus.preparation.Source;
import flowtone.spark.cluster.Location;
import flowtone.spark.cluster.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A recording as a file of this machine: itself, or a copy that is deleted when this is closed.
 *
 * @param source of the file
 * @param folder of the copy, null where there is none
 */
public record RecordingCopy(Source source, Path folder) implements AutoCloseable {
  /**
   * That of a recording.
   *
   * @param root scheme and host of its file system
   */
  public static RecordingCopy of(Source source, String root) throws IOException {
    Location original = new Location(root + source.file());
    if (original.isLocal()) {
      return new RecordingCopy(source, null);
    }
    Path folder = Scratch.newFolder("recording");
    // In the same place below its label's folder, which its name tells.
    Path copy = folder.resolve(source.folder().relativize(source.file()).toString());
    RecordingCopy made =
        new RecordingCopy(new Source(copy, source.name(), source.label(), source.split()), folder);
    try {
      original.copyTo(copy);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** Whether it is a copy. */
  public boolean isCopy() {
    return folder != null;
  }

  @Override
  public void close() throws IOException {
    if (!isCopy()) {
      return;
    }
    for (Path path = source.file(); !path.equals(folder); path = path.getParent()) {
      Files.deleteIfExists(path);
    }
    Files.deleteIfExists(folder);
  }
}
