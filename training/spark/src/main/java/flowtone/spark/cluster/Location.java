package flowtone.spark.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A file or folder that all machines of a cluster reach, by Hadoop's FileSystem: {@code file:},
 * {@code hdfs:} and whatever else it is configured for. Immutable and thread-safe; made on any
 * machine.
 *
 * @param uri absolute
 */
public record Location(String uri) implements Serializable {
  /**
   * A location by what a person types: a URI, or a path on the default file system.
   *
   * @throws ClusterException if no file system knows its scheme
   */
  public static Location of(String typed) {
    try {
      Path path = new Path(typed);
      return new Location(path.getFileSystem(configuration()).makeQualified(path).toString());
    } catch (UnsupportedFileSystemException e) {
      throw unknown(typed, e);
    } catch (IOException e) {
      throw unreachable(typed, e);
    } catch (IllegalArgumentException e) {
      throw e.getCause() instanceof UnknownHostException none
          ? unreachable(typed, none)
          : malformed(typed, e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof ClassNotFoundException) {
        throw unknown(typed, e);
      }
      throw e;
    }
  }

  private static ClusterException unreachable(String typed, IOException cause) {
    return new ClusterException("expected to reach %s; got %s".formatted(typed, cause), cause);
  }

  private static ClusterException malformed(String typed, Exception cause) {
    return new ClusterException(
        "expected a path, or a URI such as file:/folder or hdfs://host/folder; got \"%s\""
            .formatted(typed),
        cause);
  }

  private static ClusterException unknown(String typed, Exception cause) {
    String remedy =
        typed.startsWith("s3a:")
            ? ": it needs hadoop-aws, by spark-submit --packages org.apache.hadoop:hadoop-aws:3.3.4"
            : "";
    return new ClusterException(
        "expected a URI whose scheme Hadoop's file systems know, such as file: or hdfs:; got %s%s"
            .formatted(typed, remedy),
        cause);
  }

  /** That of Spark where there is one, with its user's {@code spark.hadoop.} settings. */
  private static Configuration configuration() {
    SparkEnv env = SparkEnv.get();
    return env == null ? new Configuration() : SparkHadoopUtil.get().newConfiguration(env.conf());
  }

  /** What lies below it. */
  public Location resolve(String name) {
    return new Location(uri + "/" + name); // Not by Path, which takes a colon for a scheme's.
  }

  /** What lies beside it. */
  public Location sibling(String name) {
    return new Location(uri.substring(0, uri.lastIndexOf('/') + 1) + name);
  }

  /** Its last name. */
  public String name() {
    return path().getName();
  }

  /** Whether it is on the disk of the machine that asks. */
  public boolean isLocal() {
    return "file".equals(path().toUri().getScheme());
  }

  /**
   * Its path without scheme and host; where it {@linkplain #isLocal is local}, that of the file.
   */
  public java.nio.file.Path nio() {
    return java.nio.file.Path.of(path().toUri().getPath());
  }

  /** The scheme and host that {@link #nio} lacks. */
  public String root() {
    String whole = path().toString();
    return whole.substring(0, whole.length() - path().toUri().getPath().length());
  }

  private Path path() {
    return new Path(uri);
  }

  private FileSystem files() throws IOException {
    FileSystem files = path().getFileSystem(configuration());
    // Without the hidden files of checksums that Hadoop puts beside each.
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  public boolean exists() throws IOException {
    return files().exists(path());
  }

  /** A new file, or one in place of an old one; its folders are made. */
  public OutputStream create() throws IOException {
    return files().create(path(), true);
  }

  /**
   * Makes an empty file, which nobody else can have made at the same time; false if it is there.
   */
  public boolean claim() throws IOException {
    try {
      files().create(path(), false).close();
      return true;
    } catch (IOException e) {
      if (exists()) {
        return false;
      }
      throw e;
    }
  }

  public FSDataInputStream open() throws IOException {
    return files().open(path());
  }

  /** The whole content of a small file. */
  public byte[] read() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /** Writes a small file as a whole. */
  public void write(byte[] content) throws IOException {
    try (OutputStream out = create()) {
      out.write(content);
    }
  }

  /**
   * Gives a file or folder its final place and name; another of that name, which an earlier attempt
   * at the same left, is replaced if it is a file.
   */
  public void moveTo(Location target) throws IOException {
    FileSystem files = files();
    files.mkdirs(target.path().getParent());
    if (files.exists(target.path()) && files.getFileStatus(target.path()).isFile()) {
      files.delete(target.path(), false);
    }
    if (!files.rename(path(), target.path())) {
      throw new IOException("%s could not be renamed to %s".formatted(uri, target.uri));
    }
  }

  /** Deletes a file, or a folder and all in it; nothing if there is none. */
  public void delete() throws IOException {
    files().delete(path(), true);
  }

  /** Copies it to a file on this machine. */
  public void copyTo(java.nio.file.Path local) throws IOException {
    java.nio.file.Files.createDirectories(local.toAbsolutePath().getParent());
    try (InputStream in = open();
        OutputStream out = java.nio.file.Files.newOutputStream(local)) {
      in.transferTo(out);
    }
  }

  /** What a folder holds, by name. */
  public List<Entry> list() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (FileStatus status : files().listStatus(path())) {
      Location location = new Location(status.getPath().toString());
      entries.add(new Entry(location, status.isDirectory(), status.getLen()));
    }
    Collections.sort(entries, (a, b) -> a.location.uri.compareTo(b.location.uri));
    return entries;
  }

  /** Whether it is a folder. */
  public boolean isFolder() throws IOException {
    try {
      return files().getFileStatus(path()).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /**
   * A file or folder in a folder.
   *
   * @param location where it is
   * @param isFolder whether it is one
   * @param bytes length of a file
   */
  public record Entry(Location location, boolean isFolder, long bytes) {}

  @Override
  public String toString() {
    return uri;
  }
}
