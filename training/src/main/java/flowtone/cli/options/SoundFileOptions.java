package flowtone.cli.options;

import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFileSettings;
import flowtone.audio.file.SoundFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** A mixin for how sounds are written; the format is that of the file's name. */
public final class SoundFileOptions {
  /** What a sound file may be, for the description of {@code --out}. */
  public static final String FORMATS = "WAV, FLAC, MP3, Ogg or Opus (both are Opus) or M4A";

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Samples per second to write (default: the voice's, or the format's next).")
  private Integer rateHz;

  @Option(
      names = "--bits",
      paramLabel = "BITS",
      converter = Bits.class,
      description = "Of a sample in WAV, 16, 24 or float, or FLAC, 16 or 24 (default: 16).")
  private SampleDepth depth;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  static final class Bits implements ITypeConverter<SampleDepth> {
    @Override
    public SampleDepth convert(String value) {
      return SampleDepth.ofBits(value)
          .orElseThrow(() -> new TypeConversionException("expected 16, 24 or float; got " + value));
    }
  }

  /** What is asked for. */
  public SoundFileSettings settings() {
    OptionalInt rate = rateHz == null ? OptionalInt.empty() : OptionalInt.of(rateHz);
    try {
      return new SoundFileSettings(Optional.ofNullable(depth), rate);
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** Refuses a file whose name asks for no format, or for one that cannot store what is asked. */
  public SoundFileSettings settings(Path file) {
    try {
      return settings(SoundFileSettings.format(file));
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  /** Refuses a format that cannot store what is asked for. */
  public SoundFileSettings settings(SoundFormat format) {
    SoundFileSettings settings = settings();
    try {
      settings.requireFit(format);
      return settings;
    } catch (IllegalArgumentException e) {
      throw wrong(e);
    }
  }

  private ParameterException wrong(IllegalArgumentException e) {
    return new ParameterException(command.commandLine(), e.getMessage(), e);
  }
}
