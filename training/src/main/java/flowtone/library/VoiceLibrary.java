package flowtone.library;

import flowtone.model.FlowFamily;
import flowtone.synthesis.Voice;
import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  private final List<Path> folders;
  private final Path cache;
  private final LoadedVoices loaded = new LoadedVoices(Voice::load);
  private final VoiceChecks checks = new VoiceChecks();

  /**
   * @param folders of voices, searched in this order; missing ones are skipped
   */
  public VoiceLibrary(List<Path> folders) {
    this(folders, defaultCache());
  }

  /**
   * @param folders of voices, searched in this order; missing ones are skipped
   * @param cache where zips are unpacked
   */
  public VoiceLibrary(List<Path> folders, Path cache) {
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

  /** Everything in the folders, usable or not, in their order and by file name in each. */
  public List<VoiceEntry> entries() {
    return List.copyOf(read().entries());
  }

  /** What the voices that have a name of their own say of themselves, in that order. */
  public List<Manifest> manifests() {
    return read().entries().stream().flatMap(entry -> entry.manifest().stream()).toList();
  }

  /** Names of those voices. */
  public List<String> names() {
    return manifests().stream().map(Manifest::name).toList();
  }

  /** What lies in the folders and is known to be of no use, such as a second voice of one name. */
  public List<Damaged> damaged() {
    return read().entries().stream()
        .flatMap(entry -> entry.fault().stream().map(why -> new Damaged(entry.path(), why)))
        .toList();
  }

  /**
   * Finds out of each voice whether it renders, unless that is known of the version that lies there
   * now; those that do not are listed as {@link #damaged} from then on. Takes as long as loading
   * what is new. Voices that were replaced or taken away are closed when nobody plays them.
   */
  public void check() {
    Set<VoiceVersion> current = new HashSet<>();
    for (Path directory : read().directories().values()) {
      try {
        VoiceVersion version = VoiceVersion.of(directory);
        current.add(version);
        check(version);
      } catch (VoiceException e) {
        continue; // It was taken away meanwhile.
      }
    }
    checks.retain(current);
    loaded.retain(current);
  }

  private void check(VoiceVersion version) {
    if (loaded.has(version)) {
      checks.pass(version);
    } else {
      checks.check(version);
    }
  }

  /**
   * A voice by its name, loaded if it is not yet.
   *
   * @throws VoiceException naming the known voices if there is none of that name, or if it is
   *     damaged
   */
  public Voice named(String name) {
    VoiceShelf shelf = read();
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
    return loaded.of(directory(nameOrPath));
  }

  /**
   * Where the files of a voice are, by its name or by the path of its directory or zip; nothing is
   * loaded. Not for names from the network.
   *
   * @throws VoiceException naming the known voices if there is none
   */
  public Path directory(String nameOrPath) {
    VoiceShelf shelf = read();
    Path directory = shelf.directories().get(nameOrPath);
    if (directory != null) {
      return directory;
    }
    Path path = Path.of(nameOrPath);
    if (!Files.exists(path)) {
      throw unknown(nameOrPath, shelf);
    }
    return VoiceShelf.directory(path, cache);
  }

  /** Families of the flows that a usable voice carries beside its student; none of another. */
  public List<FlowFamily> flows(String name) {
    Path directory = read().directories().get(name);
    return directory == null ? List.of() : VoiceFiles.flows(directory);
  }

  private static VoiceException unknown(String name, VoiceShelf shelf) {
    List<String> known = List.copyOf(shelf.directories().keySet());
    String names = known.isEmpty() ? "(there is none yet)" : String.join(", ", known);
    return new VoiceException(
        "expected one of the voices " + names + "; got \"" + name + "\"",
        new NoSuchFileException(name));
  }

  private synchronized VoiceShelf read() {
    VoiceShelf shelf = new VoiceShelf(cache, checks);
    folders.forEach(shelf::read);
    return shelf;
  }

  @Override
  public void close() {
    loaded.close();
  }
}
