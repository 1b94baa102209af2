package flowtone.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a folder that is there or can be made: no file is in its place or above it. */
public final class NewFolder implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    Path folder = Path.of(value);
    for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
      if (Files.exists(part)) {
        if (!Files.isDirectory(part)) {
          throw new TypeConversionException("expected a folder; got the file " + value);
        }
        return folder;
      }
    }
    return folder;
  }
}
