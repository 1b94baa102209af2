package flowtone.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.model.FlowFamily;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The voices in some folders, each a directory or a zip of one. Folders are read anew whenever they
 * are asked about; a voice is loaded when first found and shared after, until it changes on disk.
 * Thread-safe. Whoever opens a library closes it, and with it the voices it loaded.
 */
public final class VoiceLibrary implements AutoCloseable {
  /**
   * A voice that cannot be used.
   *
   * @param path where it lies
   * @param reason one sentence
   */
  public record Damaged(Path path, String reason) {}

  private static final String ZIP = ".zip";

  private record Shelf(Map<String, Path> directories, List<Manifest> manifests, List<Damaged> bad) {
    Shelf() {
      this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private final List<Path> folders;
  private final Path cache;
  private final ObjectMapper json = new ObjectMapper();
  private final LoadedVoices loaded = new LoadedVoices(Voice::load);

  /**
   * @param folders of voices, searched in this order; missing ones are skipped
   */
  public VoiceLibrary(List<Path> folders) {
    this(folders, defaultCache());
  }

  VoiceLibrary(List<Path> folders, Path cache) {
    this.folders = List.copyOf(folders);
    this.cache = cache;
  }

  /** The given folders, then the person's own in {@code ./voices}, then the shipped ones. */
  public static VoiceLibrary standard(List<Path> more) {
    List<Path> folders = new ArrayList<>(more);
    folders.add(Path.of("voices"));
    folders.add(Path.of(System.getProperty("flowtone.home", "."), "server", "voices"));
    return new VoiceLibrary(folders);
  }

  private static Path defaultCache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path base =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return base.resolve("flowtone").resolve("voices");
  }

  /** The usable voices, in the order of the folders and by file name in each. */
  public List<Manifest> manifests() {
    return List.copyOf(read().manifests());
  }

  /** Names of the usable voices. */
  public List<String> names() {
    return manifests().stream().map(Manifest::name).toList();
  }

  /** What lies in the folders and cannot be used. */
  public List<Damaged> damaged() {
    return List.copyOf(read().bad());
  }

  /**
   * A voice by its name, loaded if it is not yet.
   *
   * @throws VoiceException naming the known voices if there is none of that name, or if it is
   *     damaged
   */
  public Voice named(String name) {
    Shelf shelf = read();
    Path directory = shelf.directories().get(name);
    if (directory == null) {
      throw unknown(name, shelf);
    }
    return loaded.of(directory);
  }

  /**
   * A voice by its name or by the path of its directory or zip. Not for names from the network: any
   * path is tried.
   *
   * @throws VoiceException as {@link #named}
   */
  public Voice find(String nameOrPath) {
    Shelf shelf = read();
    Path directory = shelf.directories().get(nameOrPath);
    if (directory != null) {
      return loaded.of(directory);
    }
    Path path = Path.of(nameOrPath);
    if (!Files.exists(path)) {
      throw unknown(nameOrPath, shelf);
    }
    return loaded.of(directory(path));
  }

  /** Families of the flows that a usable voice carries beside its student; none of another. */
  public List<FlowFamily> flows(String name) {
    Path directory = read().directories().get(name);
    return directory == null ? List.of() : VoiceFiles.flows(directory);
  }

  private static VoiceException unknown(String name, Shelf shelf) {
    List<String> known = List.copyOf(shelf.directories().keySet());
    String names = known.isEmpty() ? "(there is none yet)" : String.join(", ", known);
    return new VoiceException("expected one of the voices " + names + "; got \"" + name + "\"");
  }

  private synchronized Shelf read() {
    Shelf shelf = new Shelf();
    for (Path folder : folders) {
      for (Path path : candidates(folder)) {
        try {
          add(directory(path), shelf);
        } catch (VoiceException e) {
          shelf.bad().add(new Damaged(path, e.getMessage()));
        }
      }
    }
    return shelf;
  }

  private void add(Path directory, Shelf shelf) {
    Manifest manifest = VoiceFiles.manifest(directory);
    if (shelf.directories().putIfAbsent(manifest.name(), directory) == null) {
      shelf.manifests().add(manifest);
    }
  }

  private static List<Path> candidates(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(VoiceLibrary::mayBeVoice).sorted().toList();
    } catch (IOException e) {
      throw new VoiceException("expected a readable folder of voices in " + folder, e);
    }
  }

  private static boolean mayBeVoice(Path path) {
    boolean hidden = path.getFileName().toString().startsWith(".");
    return !hidden && (Files.isDirectory(path) || isZip(path));
  }

  private static boolean isZip(Path path) {
    return path.getFileName().toString().endsWith(ZIP) && Files.isRegularFile(path);
  }

  private Path directory(Path path) {
    return isZip(path) ? VoiceZip.unpack(path, cache) : path;
  }

  @Override
  public void close() {
    loaded.close();
  }
}
