package flowtone.evaluation;

import flowtone.audio.Waveform;
import flowtone.audio.file.AudioFiles;
import flowtone.audio.file.WavWriter;
import flowtone.audio.file.WavWriter.Encoding;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.result.SynthesisSystem;
import flowtone.report.Charts;
import flowtone.report.MelPicture;
import flowtone.report.MelPicture.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sounds and pictures of one recording below the directory of a report.
 *
 * @param directory of the report
 * @param place of the recording, {@code LABEL/NAME}
 */
public record Artifacts(Path directory, String place) {
  /**
   * Writes each sound that is finite, a picture of their mel spectrograms and one of their pitch.
   */
  void write(String voice, Map<SynthesisSystem, Waveform> all) throws IOException {
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(all);
    sounds.values().removeIf(sound -> !sound.isFinite());
    Files.createDirectories(directory.resolve("audio").resolve(place).getParent());
    for (Map.Entry<SynthesisSystem, Waveform> sound : sounds.entrySet()) {
      // As floats, so that measuring these files gives the figures of the report.
      WavWriter.write(file(sound.getKey()), sound.getValue(), Encoding.FLOAT32);
    }
    MelPicture.write(panels(voice, sounds), directory.resolve(melPicture(place)));
    Charts.write(PitchPlot.curves(sounds), directory.resolve(pitchPicture(place)));
  }

  /** The picture's panels, the recording's first. */
  public List<Panel> panels(String voice, Map<SynthesisSystem, Waveform> sounds) {
    List<Panel> panels = new ArrayList<>();
    for (SynthesisSystem system : SynthesisSystem.shown()) {
      if (sounds.containsKey(system)) {
        panels.add(new Panel(title(system, voice), sounds.get(system)));
      }
    }
    return panels;
  }

  private String title(SynthesisSystem system, String voice) {
    return switch (system) {
      case RECORDING -> "recording: " + place;
      case VOICE -> "voice: " + voice;
      default -> system.title();
    };
  }

  /** Reads back what was written of a file: its sounds by system, those that were measured. */
  public Map<SynthesisSystem, Waveform> read(FileReport report) {
    Map<SynthesisSystem, Waveform> sounds = new EnumMap<>(SynthesisSystem.class);
    for (SynthesisSystem system : measured(report)) {
      sounds.put(system, AudioFiles.read(file(system)));
    }
    return sounds;
  }

  /** The systems of which there are figures, and so sounds, in the order shown. */
  public static List<SynthesisSystem> measured(FileReport report) {
    return SynthesisSystem.shown().stream().filter(system -> !report.of(system).isEmpty()).toList();
  }

  private Path file(SynthesisSystem system) {
    return directory.resolve(sound(place, system));
  }

  /** Path of a sound below the directory of the report. */
  public static String sound(String place, SynthesisSystem system) {
    return "audio/" + place + "-" + system.fileName() + ".wav";
  }

  /** Path of the mel spectrograms below the directory of the report. */
  public static String melPicture(String place) {
    return "plots/" + place + ".png";
  }

  /** Path of the pitch curves below the directory of the report. */
  public static String pitchPicture(String place) {
    return "plots/" + place + "-pitch.png";
  }
}
