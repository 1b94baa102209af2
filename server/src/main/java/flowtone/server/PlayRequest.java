package flowtone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.Remark;
import flowtone.control.FeatureTrack;
import flowtone.performance.Score;
import flowtone.voice.LabelMix;
import flowtone.voice.LatentMix;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A score to be played and how.
 *
 * @param score the notes
 * @param labels weight by label name; empty for the voice's first label
 * @param sound seed, temperature and mix of noises
 */
record PlayRequest(Score score, Map<String, Double> labels, SoundOptions sound) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads {@code {"notes", "labels", "seed", "temperature", "noiseMix"}}, of which only notes must
   * be there.
   *
   * @throws ProblemException if it is no JSON object, or a value in it cannot be played
   */
  static PlayRequest parse(byte[] body) throws IOException {
    JsonNode json = object(body);
    try {
      return new PlayRequest(
          Score.fromJson(json.get("notes")),
          labels(json.path("labels")),
          new SoundOptions(
              seed(json.path("seed")),
              (float) number(json, "temperature", SoundOptions.DEFAULT_TEMPERATURE),
              noiseMix(json.path("noiseMix"))));
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  private static JsonNode object(byte[] body) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed("text that is none from line " + e.getLocation().getLineNr() + " on");
    }
    if (!json.isObject()) {
      throw malformed(json.isMissingNode() ? "nothing" : json.toString());
    }
    return json;
  }

  private static ProblemException malformed(String got) {
    return new ProblemException(
        ProblemType.MALFORMED_REQUEST,
        "expected a JSON object such as {\"notes\": \"C4:0.5 E4:0.5\"}; got " + got);
  }

  private static ProblemException outOfRange(IllegalArgumentException e) {
    return new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
  }

  private static boolean isAbsent(JsonNode json) {
    return json.isMissingNode() || json.isNull();
  }

  private static Map<String, Double> labels(JsonNode json) {
    if (!json.isObject() && !isAbsent(json)) {
      throw new IllegalArgumentException("expected \"labels\" such as {\"cello\": 1}; got " + json);
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    json.fieldNames().forEachRemaining(name -> weights.put(name, number(json, name, 0)));
    return weights;
  }

  private static long seed(JsonNode json) {
    if (isAbsent(json)) {
      return SoundOptions.DEFAULT_SEED;
    }
    if (!json.canConvertToExactIntegral() || !json.canConvertToLong()) {
      throw new IllegalArgumentException("expected \"seed\" as a whole number; got " + json);
    }
    return json.longValue();
  }

  private static LatentMix noiseMix(JsonNode json) {
    if (!json.isObject() && !isAbsent(json)) {
      throw new IllegalArgumentException(
          "expected \"noiseMix\" such as {\"a\": 0.8, \"b\": 0}; got " + json);
    }
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
   * The control curves for a voice.
   *
   * @throws ProblemException if a note lies outside what the voice can play, a label is unknown, or
   *     the score is longer than {@code maxSeconds}
   */
  FeatureTrack perform(Manifest voice, double maxSeconds) {
    if (score.seconds() > maxSeconds) {
      throw new ProblemException(
          ProblemType.OUT_OF_RANGE,
          "expected a score of at most %.0f seconds; got %.0f"
              .formatted(maxSeconds, score.seconds()));
    }
    try {
      return score.perform(voice, weights(voice));
    } catch (IllegalArgumentException e) {
      throw outOfRange(e);
    }
  }

  /** What of the score a voice that {@link #perform performs} it is not made for. */
  List<Remark> remarks(Manifest voice) {
    return score.remarks(voice, weights(voice));
  }

  private float[] weights(Manifest voice) {
    return labels.isEmpty() ? LabelMix.first(voice) : LabelMix.of(labels, voice);
  }
}
