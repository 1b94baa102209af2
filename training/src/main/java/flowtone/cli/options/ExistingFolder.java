package flowtone.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a folder that has to be there. */
public final class ExistingFolder implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    Path folder = Path.of(value);
    if (!Files.isDirectory(folder)) {
      throw new TypeConversionException("expected a folder that is there; got " + value);
    }
    return folder;
  }
}
