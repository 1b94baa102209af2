package flowtone.library;

import flowtone.voice.Manifest;
import flowtone.voice.VoiceException;
import flowtone.voice.VoiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The voices in some folders as they were when they were read. Not thread-safe. */
final class VoiceShelf {
  private static final String ZIP = ".zip";

  private final Path cache;
  private final VoiceChecks checks;
  private final Set<Path> seen = new HashSet<>();
  private final Map<String, Path> directories = new LinkedHashMap<>();
  private final Map<String, Path> paths = new LinkedHashMap<>();
  private final List<VoiceEntry> entries = new ArrayList<>();

  /**
   * @param cache where zips are unpacked
   * @param checks what is known of their graphs
   */
  VoiceShelf(Path cache, VoiceChecks checks) {
    this.cache = cache;
    this.checks = checks;
  }

  /** Directories of the voices by their names, in the order of the folders. */
  Map<String, Path> directories() {
    return directories;
  }

  /** Everything there, in the order of the folders. */
  List<VoiceEntry> entries() {
    return entries;
  }

  /** Reads a folder; one that is missing has nothing in it. */
  void read(Path folder) {
    for (Path path : candidates(folder)) {
      try {
        if (seen.add(path.toRealPath())) {
          add(path);
        }
      } catch (VoiceException e) {
        entries.add(VoiceEntry.broken(path, e.getMessage()));
      } catch (IOException e) {
        entries.add(VoiceEntry.broken(path, "expected a readable voice in " + path));
      }
    }
  }

  private void add(Path path) {
    Path directory = directory(path, cache);
    Manifest manifest = VoiceFiles.manifest(directory);
    if (directories.putIfAbsent(manifest.name(), directory) == null) {
      paths.put(manifest.name(), path);
      entries.add(VoiceEntry.of(path, manifest, checks.fault(VoiceVersion.of(directory))));
    } else {
      entries.add(
          VoiceEntry.broken(
              path,
              "expected a voice of another name than \"%s\" in %s; got one that %s has already"
                  .formatted(manifest.name(), path, paths.get(manifest.name()))));
    }
  }

  private static List<Path> candidates(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(VoiceShelf::mayBeVoice).sorted().toList();
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

  /** Where the files of a voice are; a zip is unpacked. */
  static Path directory(Path path, Path cache) {
    return isZip(path) ? VoiceZip.unpack(path, cache) : path;
  }
}
