package flowtone.corpus.preparation;

import flowtone.corpus.Split;
import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A file to be preprocessed, with the label and the set that follow from its place in the folders.
 *
 * @param file the file
 * @param name its path below the folder of its label
 * @param label name of the folder, unless a {@link LabelFile} says another
 * @param split training or test set, from its place in name order
 */
@SuppressWarnings("serial") // A path is sent as its name.
public record Source(Path file, String name, String label, Split split) implements Serializable {
  /** Begins what follows the name of a file where a part of it is meant, as in media fragments. */
  private static final String PART = "#t=";

  /** What is sent of a source to another machine, on which its path means the same file. */
  private record Sent(String file, String name, String label, Split split) implements Serializable {
    private Object readResolve() {
      return new Source(Path.of(file), name, label, split);
    }
  }

  private Object writeReplace() {
    return new Sent(file.toString(), name, label, split);
  }

  Source in(Split other) {
    return new Source(file, name, label, other);
  }

  Source labelled(String other) {
    return new Source(file, name, other, split);
  }

  /** The part of it that begins after so many seconds; itself at the beginning. */
  Source part(double beginSeconds) {
    return beginSeconds == 0
        ? this
        : new Source(file, name + PART + Math.round(beginSeconds), label, split);
  }

  /** Whether this is a part of a file, and not its beginning. */
  boolean isContinuation() {
    return !name.endsWith(file.getFileName().toString());
  }

  /** The folder that {@link #name} starts in. */
  public Path folder() {
    Path folder = file.getParent();
    // Not by a path of the name, which may have characters that the locale does not.
    for (int i = 0; i < name.length(); i++) {
      folder = name.charAt(i) == File.separatorChar ? folder.getParent() : folder;
    }
    return folder;
  }
}
