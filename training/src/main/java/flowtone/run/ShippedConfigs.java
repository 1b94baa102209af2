package flowtone.run;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The configurations in the class path, be it a jar or a directory of classes. */
public final class ShippedConfigs {
  private static final String SUFFIX = ".yaml";

  private ShippedConfigs() {}

  /** Names of the shipped configurations of a kind, sorted; empty where the kind is unknown. */
  public static List<String> names(String kind) {
    String folder = "/configs/" + kind;
    URL url = ShippedConfigs.class.getResource(folder);
    if (url == null) {
      return List.of();
    }
    try {
      URI uri = url.toURI();
      if (!uri.getScheme().equals("jar")) {
        return names(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return names(jar.getPath(folder));
      }
    } catch (IOException | URISyntaxException e) {
      throw new RunException("expected the shipped configurations in " + url, e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }
}
