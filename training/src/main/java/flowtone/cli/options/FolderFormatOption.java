package flowtone.cli.options;

import flowtone.audio.file.SoundFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A mixin for commands that write several sounds into a folder. */
public final class FolderFormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "wav",
      converter = ByExtension.class,
      description = {
        "Of sounds written into a folder: wav, flac, mp3, ogg, opus or m4a (default: wav);",
        "elsewhere the file's name tells."
      })
  private SoundFormat format;

  static final class ByExtension implements ITypeConverter<SoundFormat> {
    @Override
    public SoundFormat convert(String value) {
      String extension = value.strip().toLowerCase(Locale.ROOT);
      return Arrays.stream(SoundFormat.values())
          .filter(each -> each.extension().equals(extension))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("expected one of " + names() + "; got " + value));
    }
  }

  private static String names() {
    return Arrays.stream(SoundFormat.values())
        .map(SoundFormat::extension)
        .collect(Collectors.joining(", "));
  }

  public SoundFormat format() {
    return format;
  }
}
