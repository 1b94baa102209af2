package flowtone.cli;

import flowtone.race.Meter;
import flowtone.race.RaceReport;
import flowtone.race.RaceText;
import flowtone.race.Rules;
import flowtone.race.VoiceRace;
import flowtone.voice.Voice;
import flowtone.voice.VoiceLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Races flows against one another. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Races a voice against the teacher it was distilled from.",
    footer = {
      "",
      "Examples:",
      "  flowtone compare --voice NAME --seconds 2",
      "  flowtone compare --voice NAME --seconds 2 --json"
    })
final class CompareCommand implements Runnable {
  private static final Rules VOICE_RULES = new Rules(1, 3, 30);

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      required = true,
      description = "Name of a voice, or the path of its directory or zip.")
  private String voice;

  @Option(
      names = "--voices",
      paramLabel = "DIR",
      description = "A further directory of voices, beside ./voices and the shipped ones.")
  private List<Path> voices = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Length of the notes to be sampled (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write report.json to.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the noise (default: 1).")
  private long seed;

  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    check();
    RaceReport report = race();
    if (out != null) {
      report.write(out);
    }
    json.print(report, () -> RaceText.of(report));
  }

  private void check() {
    if (!(seconds > 0 && seconds <= 60)) {
      throw wrong("expected --seconds above 0 and at most 60; got " + seconds);
    }
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw wrong("expected a folder for the report at %s; got a file".formatted(out));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private RaceReport race() {
    try (VoiceLibrary library = VoiceLibrary.standard(voices);
        ProgressBar bar = Progress.of("race").build()) {
      Voice found = library.find(voice);
      return new VoiceRace(
              found,
              VOICE_RULES,
              Meter.ofThisMachine(),
              id -> {
                bar.setExtraMessage(id);
                bar.step();
              })
          .run(seconds, seed);
    }
  }
}
