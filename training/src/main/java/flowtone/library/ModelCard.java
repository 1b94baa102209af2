package flowtone.library;

import flowtone.control.Label;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What people should know of a voice, in Markdown. */
final class ModelCard {
  private ModelCard() {}

  static String of(Manifest manifest) {
    StringBuilder card = new StringBuilder();
    card.append("# ").append(manifest.title()).append("\n\n");
    card.append(
        "A Flowtone %s at %d Hz: a student distilled from a teacher, both normalizing flows.%n%n"
            .formatted(manifest.kind(), manifest.sampleRateHz()));
    card.append("- Trained on: ").append(manifest.trainedOn()).append('\n');
    card.append("- Licence of the weights: ").append(manifest.licence()).append('\n');
    for (Label label : manifest.labels()) {
      card.append(
          String.format(
              Locale.ROOT,
              "- `%s`: MIDI %.0f to %.0f, %.0f to %.0f dB%n",
              label.name(),
              label.lowestMidi(),
              label.highestMidi(),
              label.softDb(),
              label.loudDb()));
    }
    section(card, "Training", manifest.training());
    Map<String, String> figures = new TreeMap<>();
    manifest
        .metrics()
        .forEach((name, value) -> figures.put(name, figure(value) + bound(manifest, name)));
    figures
        .keySet()
        .removeIf(name -> name.startsWith("at most: ") || name.startsWith("at least: "));
    section(card, "Measured on test recordings", figures);
    return card.toString();
  }

  /** What a figure is held to, such as {@code (at most 0.950)}; empty where it is to nothing. */
  private static String bound(Manifest manifest, String name) {
    for (String side : List.of("at most", "at least")) {
      Double bound = manifest.metrics().get(name.replaceFirst("^goal", side));
      if (name.startsWith("goal: ") && bound != null) {
        return " (%s %s)".formatted(side, figure(bound));
      }
    }
    return "";
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static void section(StringBuilder card, String title, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    card.append("\n## ").append(title).append("\n\n| | |\n|---|---|\n");
    new TreeMap<>(rows)
        .forEach((name, value) -> card.append("| %s | %s |%n".formatted(name, value)));
  }
}
