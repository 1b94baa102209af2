package flowtone.server.live;

import com.fasterxml.jackson.databind.JsonNode;
import flowtone.audio.NoteName;
import flowtone.performance.Note;
import flowtone.rendering.Instrument;
import flowtone.server.json.MalformedJsonException;
import flowtone.server.json.StrictJson;
import flowtone.server.problem.Quotation;
import flowtone.voice.LatentMix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client sends: commands to its instrument, and how much it has played. */
sealed interface LiveMessage {
  /**
   * Reads one message.
   *
   * @throws LiveException saying what was expected
   */
  static LiveMessage parse(String text) {
    Matcher played = Played.PLAIN.matcher(text);
    if (played.matches()) {
      return new Played(Long.parseLong(played.group(1)));
    }
    try {
      return new Fields(StrictJson.object(text, "a JSON object with a type")).message();
    } catch (MalformedJsonException e) {
      throw malformed(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new LiveException("Value out of range", e.getMessage());
    }
  }

  private static LiveException malformed(String detail) {
    return new LiveException("Malformed message", detail);
  }

  /** Applies the command; does nothing for messages that are not about the instrument. */
  default void applyTo(Instrument instrument) {}

  /** A key goes down. */
  record NoteOn(double midi, double velocity) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.noteOn(midi, velocity);
    }
  }

  /** A key comes up. */
  record NoteOff(double midi) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.noteOff(midi);
    }
  }

  /** Every note is let go. */
  record AllOff() implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.allOff();
    }
  }

  /** Pitch is bent from where the keys put it. */
  record PitchBend(double cents) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.pitchBend(cents);
    }
  }

  /** Notes become louder than their velocity, or softer. */
  record Dynamics(double decibels) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.dynamics(decibels);
    }
  }

  /** Notes get more, or less, of a further feature than usual. */
  record Feature(String name, double offset) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.feature(name, offset);
    }
  }

  /** The mix of labels changes; weights need not sum to one. */
  record Labels(Map<String, Double> weights) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.labels(weights);
    }
  }

  /** The scale of the noise changes. */
  record Temperature(double value) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.temperature((float) value);
    }
  }

  /** The mix of the four noises changes. */
  record NoiseMix(LatentMix mix) implements LiveMessage {
    @Override
    public void applyTo(Instrument instrument) {
      instrument.noiseMix(mix);
    }
  }

  /** Samples the client has played since it connected. */
  record Played(long samples) implements LiveMessage {
    /** As it is usually written: nothing else comes so often, hundreds of times a second. */
    private static final Pattern PLAIN =
        Pattern.compile("\\{\"type\":\"played\",\"samples\":(0|[1-9]\\d{0,17})}");
  }

  /** The fields of a message, each read with a sentence ready for when it is not as expected. */
  record Fields(JsonNode json) {
    private static final Map<String, Set<String>> FIELDS =
        Map.of(
            "noteOn", Set.of("type", "note", "velocity"),
            "noteOff", Set.of("type", "note"),
            "allOff", Set.of("type"),
            "pitchBend", Set.of("type", "cents"),
            "dynamics", Set.of("type", "decibels"),
            "feature", Set.of("type", "name", "offset"),
            "labels", Set.of("type", "weights"),
            "temperature", Set.of("type", "value"),
            "noiseMix", Set.of("type", "a", "b"),
            "played", Set.of("type", "samples"));

    LiveMessage message() {
      String type = json.path("type").asText("");
      Set<String> fields = FIELDS.get(type);
      if (fields == null) {
        throw malformed(
            "expected a type of noteOn, noteOff, allOff, pitchBend, dynamics, feature, labels,"
                + " temperature, noiseMix or played; got \"%s\"".formatted(Quotation.cut(type)));
      }
      StrictJson.expectOnly(json, fields);
      return switch (type) {
        case "noteOn" -> new NoteOn(note(), velocity());
        case "noteOff" -> new NoteOff(note());
        case "allOff" -> new AllOff();
        case "pitchBend" -> new PitchBend(number("cents"));
        case "dynamics" -> new Dynamics(number("decibels"));
        case "feature" -> new Feature(text("name"), number("offset"));
        case "labels" -> new Labels(weights());
        case "temperature" -> new Temperature(number("value"));
        case "noiseMix" -> new NoiseMix(new LatentMix(number("a"), number("b")));
        case "played" -> new Played((long) number("samples"));
        default -> throw new IllegalStateException("expected every type to be read; got " + type);
      };
    }

    private double note() {
      JsonNode note = json.path("note");
      if (note.isTextual() || note.isNumber()) {
        return NoteName.midi(note.asText());
      }
      throw malformed("expected a note such as 60 or \"C4\"; got " + shown(note));
    }

    private double velocity() {
      return json.has("velocity") ? number("velocity") : Note.DEFAULT_VELOCITY;
    }

    private String text(String field) {
      JsonNode value = json.path(field);
      if (!value.isTextual()) {
        throw malformed("expected %s to be a text; got %s".formatted(field, shown(value)));
      }
      return value.textValue();
    }

    private double number(String field) {
      JsonNode value = json.path(field);
      if (!value.isNumber()) {
        throw malformed("expected %s to be a number; got %s".formatted(field, shown(value)));
      }
      return value.doubleValue();
    }

    private Map<String, Double> weights() {
      Map<String, Double> weights = new LinkedHashMap<>();
      Fields mix = new Fields(json.path("weights"));
      mix.json.fieldNames().forEachRemaining(label -> weights.put(label, mix.number(label)));
      if (weights.isEmpty()) {
        throw malformed("expected weights such as {\"cello\": 1}; got none");
      }
      return weights;
    }

    private static String shown(JsonNode value) {
      return value.isMissingNode() ? "nothing" : Quotation.cut(value.toString());
    }
  }
}
