package flowtone.server.trainer;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.control.VoiceKind;
import flowtone.server.json.StrictJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A training that a client asks for.
 *
 * @param recordings names of folders
 * @param voice name of the voice to be
 * @param kind of the voice
 * @param hours of training in all, above 0 and at most 100
 */
public record TrainingRequest(List<String> recordings, String voice, VoiceKind kind, double hours) {
  private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
  private static final Set<String> FIELDS = Set.of("recordings", "voice", "kind", "hours");
  private static final double MOST_HOURS = 100;
  private static final double DEFAULT_HOURS = 4;

  public TrainingRequest {
    if (recordings.isEmpty()) {
      throw new IllegalArgumentException(
          "expected \"recordings\" of at least one folder; got none");
    }
    if (!VOICE.matcher(voice).matches()) {
      throw new IllegalArgumentException(
          "expected \"voice\" of letters, digits, '-' and '_'; got \"%s\"".formatted(voice));
    }
    if (!(hours > 0 && hours <= MOST_HOURS)) {
      throw new IllegalArgumentException(
          "expected \"hours\" above 0 and at most %.0f; got %s".formatted(MOST_HOURS, hours));
    }
    recordings = List.copyOf(recordings);
  }

  /**
   * Reads {@code {"recordings": ["oboe"], "voice": "mine", "kind": "instrument", "hours": 4}}, of
   * which the last two may be absent.
   *
   * @throws flowtone.server.json.MalformedJsonException if it is no JSON object
   * @throws IllegalArgumentException if a value is out of range
   */
  public static TrainingRequest parse(byte[] body) {
    JsonNode json =
        StrictJson.object(
            body, "a JSON object such as {\"recordings\": [\"oboe\"], \"voice\": \"mine\"}");
    StrictJson.expectOnly(json, FIELDS);
    List<String> recordings = new ArrayList<>();
    json.path("recordings").forEach(folder -> recordings.add(folder.asText()));
    return new TrainingRequest(
        recordings,
        json.path("voice").asText(),
        kind(json.path("kind").asText("instrument")),
        json.path("hours").asDouble(json.has("hours") ? 0 : DEFAULT_HOURS));
  }

  private static VoiceKind kind(String name) {
    for (VoiceKind kind : VoiceKind.values()) {
      if (kind.toString().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "expected \"kind\" of %s; got \"%s\"".formatted(List.of(VoiceKind.values()), name));
  }

  /** Names of the runs that it makes. */
  public List<String> runs() {
    return List.of(voice + "-teacher", voice + "-student");
  }

  /**
   * The command line that does it in a work folder.
   *
   * @param folder that the recordings' folders are in
   * @param work folder of corpora, runs and voices
   * @throws IllegalArgumentException if a folder of recordings is not there
   */
  public List<String> arguments(RecordingsFolder folder, Path work) {
    List<String> arguments = new ArrayList<>(List.of("train", "--recordings"));
    recordings.forEach(name -> arguments.add(folder.folder(name).toString()));
    arguments.addAll(
        List.of(
            "--voice",
            work.resolve("voices").resolve(voice).toString(),
            "--kind",
            kind.toString(),
            "--hours",
            Double.toString(hours),
            "--work",
            work.toString()));
    return arguments;
  }
}
