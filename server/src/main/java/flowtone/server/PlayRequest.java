package flowtone.server;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.performance.Arrangement;
import flowtone.performance.ArrangementOptions;
import flowtone.performance.LabelAssignment;
import flowtone.performance.Score;
import flowtone.server.json.MalformedJsonException;
import flowtone.server.json.StrictJson;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.voice.FeatureOffsets;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A score to be played and how.
 *
 * @param score the notes
 * @param options how they are laid out for a voice
 * @param sound seed, temperature and mix of noises
 */
record PlayRequest(
    Score score, Function<Manifest, ArrangementOptions> options, SoundOptions sound) {
  private static final String EXPECTED = "a JSON object such as {\"notes\": \"C4:0.5 E4:0.5\"}";
  private static final Set<String> FIELDS =
      Set.of("notes", "labels", "features", "polyphony", "seed", "temperature", "noiseMix");
  private static final Set<String> NOTE_FIELDS = Set.of("note", "start", "duration", "velocity");

  /**
   * Reads {@code {"notes", "labels", "features", "polyphony", "seed", "temperature", "noiseMix"}},
   * of which only notes must be there, and beside which nothing may be.
   *
   * @throws ProblemException if it is no JSON object, or a value in it cannot be played
   */
  static PlayRequest parse(byte[] body) {
    try {
      JsonNode json = StrictJson.object(body, EXPECTED);
      StrictJson.expectOnly(json, FIELDS);
      return new PlayRequest(
          score(json.get("notes")),
          options(
              labels(json.path("labels")),
              polyphony(json.path("polyphony")),
              features(json.path("features"))),
          new SoundOptions(
              seed(json.path("seed")),
              (float) number(json, "temperature", SoundOptions.DEFAULT_TEMPERATURE),
              noiseMix(json.path("noiseMix"))));
    } catch (MalformedJsonException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  /**
   * Reads {@code ?notes=&label=&brightness=&noisiness=&seed=&temperature=}, of which only notes
   * must be there.
   *
   * @throws ProblemException if a value in it cannot be played
   */
  static PlayRequest ofQuery(Context ctx) {
    String notes = ctx.queryParam("notes");
    String label = ctx.queryParam("label");
    try {
      if (notes == null) {
        throw new IllegalArgumentException(
            "expected notes in the query, such as ?notes=C4:0.5+E4:0.5; got nothing");
      }
      return new PlayRequest(
          Score.parse(notes),
          options(
              label == null ? LabelMix::first : voice -> LabelMix.parse(label, voice),
              ArrangementOptions.DEFAULT_POLYPHONY,
              FeatureQuery.of(ctx)),
          SoundOptions.of(ctx));
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  /**
   * Takes a MIDI file, and how it is to be played from the query, see {@link ArrangementQuery}.
   *
   * @throws ProblemException if it is none, or a value in the query cannot be used
   */
  static PlayRequest ofMidi(byte[] midi, Context ctx) {
    try {
      ArrangementQuery query = ArrangementQuery.of(ctx);
      return new PlayRequest(
          Score.ofMidi(midi, "the request"), query::options, SoundOptions.of(ctx));
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  private static Function<Manifest, ArrangementOptions> options(
      Function<Manifest, float[]> labels, int polyphony, FeatureOffsets features) {
    return voice ->
        new ArrangementOptions(LabelAssignment.of(labels.apply(voice)), polyphony, false, features);
  }

  private static int polyphony(JsonNode json) {
    if (isAbsent(json)) {
      return ArrangementOptions.DEFAULT_POLYPHONY;
    }
    return ArrangementQuery.polyphony(whole("polyphony", json));
  }

  private static Score score(JsonNode notes) {
    if (notes != null && notes.isArray()) {
      notes.forEach(note -> StrictJson.expectOnly(note, NOTE_FIELDS));
    }
    return Score.fromJson(notes);
  }

  private static ProblemException outOfRange(IllegalArgumentException e) {
    return new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }

  private static Function<Manifest, float[]> labels(JsonNode json) {
    if (!json.isObject() && !isAbsent(json)) {
      throw new IllegalArgumentException("expected \"labels\" such as {\"cello\": 1}; got " + json);
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    json.fieldNames().forEachRemaining(name -> weights.put(name, number(json, name, 0)));
    return weights.isEmpty() ? LabelMix::first : voice -> LabelMix.of(weights, voice);
  }

  private static FeatureOffsets features(JsonNode json) {
    if (!json.isObject() && !isAbsent(json)) {
      throw new IllegalArgumentException(
          "expected \"features\" such as {\"brightness\": 1}; got " + json);
    }
    Map<String, Double> offsets = new LinkedHashMap<>();
    json.fieldNames().forEachRemaining(name -> offsets.put(name, number(json, name, 0)));
    return new FeatureOffsets(offsets);
  }

  private static long seed(JsonNode json) {
    return isAbsent(json) ? SoundOptions.DEFAULT_SEED : whole("seed", json);
  }

  private static long whole(String field, JsonNode json) {
    if (!json.canConvertToExactIntegral() || !json.canConvertToLong()) {
      throw new IllegalArgumentException(
          "expected \"%s\" as a whole number; got %s".formatted(field, json));
    }
    return json.longValue();
  }

  private static LatentMix noiseMix(JsonNode json) {
    if (!json.isObject() && !isAbsent(json)) {
      throw new IllegalArgumentException(
          "expected \"noiseMix\" such as {\"a\": 0.8, \"b\": 0}; got " + json);
    }
    StrictJson.expectOnly(json, Set.of("a", "b"));
    return new LatentMix(number(json, "a", 0), number(json, "b", 0));
  }

  private static double number(JsonNode json, String field, double otherwise) {
    JsonNode value = json.path(field);
    if (isAbsent(value)) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "expected \"%s\" as a number; got %s".formatted(field, value));
    }
    return value.doubleValue();
  }

  /**
   * The score laid out for a voice.
   *
   * @throws ProblemException if a note lies outside what the voice can play, a label is unknown, or
   *     the score is longer than {@code maxSeconds}
   */
  Arrangement arrange(Manifest voice, double maxSeconds) {
    try {
      ArrangementOptions how = options.apply(voice);
      double seconds = score.seconds(how);
      if (seconds > maxSeconds) {
        throw new IllegalArgumentException(
            "expected a score of at most %.0f seconds; got %.0f".formatted(maxSeconds, seconds));
      }
      return score.arrange(voice, how);
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }
}
