package flowtone.performance;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.NoteName;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON form of a score, see {@code Score.fromJson}. */
final class ScoreJson {
  private ScoreJson() {}

  static List<Note> read(JsonNode json) {
    if (json != null && json.isTextual()) {
      return ScoreText.read(json.textValue());
    }
    if (json == null || !json.isArray()) {
      throw new IllegalArgumentException(
          "expected notes as a text such as \"C4:0.5 E4:0.5\" or a list of {note, start,"
              + " duration}; got "
              + (json == null ? "nothing" : json));
    }
    List<Note> notes = new ArrayList<>();
    double endSeconds = 0;
    for (JsonNode item : json) {
      notes.add(note(item, endSeconds));
      endSeconds = notes.get(notes.size() - 1).endSeconds();
    }
    return notes;
  }

  private static Note note(JsonNode item, double endOfLastSeconds) {
    return new Note(
        midi(item.get("note")),
        number(item, "start", endOfLastSeconds),
        number(item, "duration", ScoreText.DEFAULT_SECONDS),
        number(item, "velocity", Note.DEFAULT_VELOCITY));
  }

  private static double midi(JsonNode note) {
    if (note == null || !(note.isTextual() || note.isNumber())) {
      throw new IllegalArgumentException(
          "expected \"note\" as a name such as \"C4\" or a MIDI number; got "
              + (note == null ? "nothing" : note));
    }
    return note.isNumber() ? note.doubleValue() : NoteName.midi(note.textValue());
  }

  private static double number(JsonNode item, String field, double otherwise) {
    JsonNode value = item.get(field);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException("expected \"" + field + "\" as a number; got " + value);
    }
    return value.doubleValue();
  }
}
