package flowtone.server.rendering;

import flowtone.audio.file.SampleDepth;
import flowtone.audio.file.SoundFileSettings;
import flowtone.audio.file.SoundFormat;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * How a client wants a sound: in the format of {@code ?format=}, or else of {@code Accept}, at the
 * rate of {@code ?rate=} and with the bits a sample of {@code ?bits=}.
 *
 * @param format of the sound
 * @param settings depth and rate
 */
record SoundChoice(SoundFormat format, SoundFileSettings settings) {
  private static final Map<String, SoundFormat> BY_MEDIA_TYPE = new LinkedHashMap<>();

  static {
    BY_MEDIA_TYPE.put("*/*", SoundFormat.WAV);
    BY_MEDIA_TYPE.put("audio/*", SoundFormat.WAV);
    BY_MEDIA_TYPE.put("audio/wav", SoundFormat.WAV);
    BY_MEDIA_TYPE.put("audio/x-wav", SoundFormat.WAV);
    BY_MEDIA_TYPE.put("audio/wave", SoundFormat.WAV);
    BY_MEDIA_TYPE.put("audio/flac", SoundFormat.FLAC);
    BY_MEDIA_TYPE.put("audio/mpeg", SoundFormat.MP3);
    BY_MEDIA_TYPE.put("audio/ogg", SoundFormat.OGG);
    BY_MEDIA_TYPE.put("audio/opus", SoundFormat.OPUS);
    BY_MEDIA_TYPE.put("audio/mp4", SoundFormat.M4A);
  }

  /**
   * What a request asks for.
   *
   * @throws ProblemException if there is no such format, or it cannot be written so
   */
  static SoundChoice of(Context ctx) {
    SoundFormat format = format(ctx);
    try {
      SoundFileSettings settings = new SoundFileSettings(depth(ctx), rateHz(ctx));
      settings.requireFit(format);
      return new SoundChoice(format, settings);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private static Optional<SampleDepth> depth(Context ctx) {
    String bits = ctx.queryParam("bits");
    if (bits == null || bits.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        SampleDepth.ofBits(bits)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected bits of 16, 24 or float; got \"%s\"".formatted(bits))));
  }

  private static OptionalInt rateHz(Context ctx) {
    String rate = ctx.queryParam("rate");
    try {
      return rate == null || rate.isBlank()
          ? OptionalInt.empty()
          : OptionalInt.of(Integer.parseInt(rate.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "expected a rate as a whole number; got \"%s\"".formatted(rate), e);
    }
  }

  private static SoundFormat format(Context ctx) {
    String asked = ctx.queryParam("format");
    return asked == null || asked.isBlank() ? accepted(ctx.header("Accept")) : named(asked);
  }

  private static SoundFormat named(String asked) {
    return Arrays.stream(SoundFormat.values())
        .filter(format -> format.extension().equals(asked.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.OUT_OF_RANGE,
                    "expected a format of %s; got \"%s\"".formatted(names(), asked)));
  }

  private static String names() {
    return Arrays.stream(SoundFormat.values())
        .map(SoundFormat::extension)
        .collect(Collectors.joining(", "));
  }

  private static SoundFormat accepted(String accept) {
    if (accept == null || accept.isBlank()) {
      return SoundFormat.WAV;
    }
    QuotedQualityCSV byPreference = new QuotedQualityCSV();
    byPreference.addValue(accept);
    return byPreference.getValues().stream()
        .map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT))
        .filter(BY_MEDIA_TYPE::containsKey)
        .map(BY_MEDIA_TYPE::get)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.NOT_ACCEPTABLE,
                    "expected Accept to allow one of %s; got %s"
                        .formatted(String.join(", ", BY_MEDIA_TYPE.keySet()), accept)));
  }

  String mediaType() {
    return switch (format) {
      case WAV -> "audio/wav";
      case FLAC -> "audio/flac";
      case MP3 -> "audio/mpeg";
      case OGG, OPUS -> "audio/ogg";
      case M4A -> "audio/mp4";
    };
  }
}
