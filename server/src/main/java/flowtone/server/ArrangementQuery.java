package flowtone.server;

import flowtone.performance.ArrangementOptions;
import flowtone.performance.LabelAssignment;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a MIDI file is to be laid out for a voice, as a query says.
 *
 * @param label a mix of labels for everything, if there is one
 * @param channels mixes by channel, from 1
 * @param programs mixes by program, from 1
 * @param polyphony how many notes may sound at once
 * @param keepSilence whether the silence before the first note is played
 * @param offsets how far further features are from the usual
 */
record ArrangementQuery(
    Optional<String> label,
    Map<Integer, String> channels,
    Map<Integer, String> programs,
    int polyphony,
    boolean keepSilence,
    FeatureOffsets offsets) {

  /**
   * Reads {@code ?label=&channel=2=cello&program=43=cello&polyphony=&keepSilence=&brightness=
   * &noisiness=}, of which channel and program may be repeated.
   *
   * @throws IllegalArgumentException with one sentence if a value cannot be used
   */
  static ArrangementQuery of(Context ctx) {
    return new ArrangementQuery(
        Optional.ofNullable(ctx.queryParam("label")),
        mixes(ctx, "channel"),
        mixes(ctx, "program"),
        polyphony(QueryNumbers.whole(ctx, "polyphony", ArrangementOptions.DEFAULT_POLYPHONY)),
        isTrue(ctx, "keepSilence"),
        FeatureQuery.of(ctx));
  }

  /** The same number, if so many notes may sound at once. */
  static int polyphony(long notes) {
    if (notes < 1 || notes > ArrangementOptions.MOST_POLYPHONY) {
      throw new IllegalArgumentException(
          "expected a polyphony within 1 to %d; got %d"
              .formatted(ArrangementOptions.MOST_POLYPHONY, notes));
    }
    return (int) notes;
  }

  private static Map<Integer, String> mixes(Context ctx, String name) {
    Map<Integer, String> mixes = new TreeMap<>();
    for (String value : ctx.queryParams(name)) {
      String[] numberAndMix = value.split("=", 2);
      if (numberAndMix.length < 2 || !numberAndMix[0].matches("[1-9]\\d{0,3}")) {
        throw new IllegalArgumentException(
            "expected a %s and a label, such as %s=2%%3Dcello; got \"%s\""
                .formatted(name, name, value));
      }
      mixes.put(Integer.valueOf(numberAndMix[0]), numberAndMix[1]);
    }
    return mixes;
  }

  private static boolean isTrue(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value != null && !value.matches("true|false|")) {
      throw new IllegalArgumentException(
          "expected \"%s\" as true or false; got \"%s\"".formatted(name, value));
    }
    return value != null && !value.equals("false");
  }

  /**
   * The same for a voice.
   *
   * @throws IllegalArgumentException with one sentence if a label is unknown
   */
  ArrangementOptions options(Manifest voice) {
    LabelAssignment labels =
        new LabelAssignment(
            weights(channels, voice),
            weights(programs, voice),
            label.map(mix -> LabelMix.parse(mix, voice)));
    return new ArrangementOptions(labels, polyphony, keepSilence, offsets);
  }

  private static Map<Integer, float[]> weights(Map<Integer, String> mixes, Manifest voice) {
    Map<Integer, float[]> weights = new TreeMap<>();
    mixes.forEach((number, mix) -> weights.put(number, LabelMix.parse(mix, voice)));
    return weights;
  }
}
