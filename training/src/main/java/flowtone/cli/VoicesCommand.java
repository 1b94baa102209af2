package flowtone.cli;

import flowtone.cli.options.JsonOption;
import flowtone.cli.options.VoiceFolders;
import flowtone.library.VoiceLibrary;
import flowtone.library.VoiceSummary;
import flowtone.voice.Manifest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the voices that can be used. */
@Command(
    name = "voices",
    mixinStandardHelpOptions = true,
    description = "Lists the voices that can be used, shipped and own; damaged ones on stderr.",
    footer = {"", "Example:", "  flowtone voices --json"})
final class VoicesCommand implements Runnable {
  private static final String BELOW = "    ";
  private static final String ROW = "%-20s %-10s %8s  %-10s %s";

  @Mixin private VoiceFolders folders;

  @Mixin private JsonOption json;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    try (VoiceLibrary library = folders.openLibrary()) {
      List<Manifest> manifests = library.manifests();
      json.print(manifests.stream().map(VoiceSummary::of).toList(), () -> table(manifests));
      for (VoiceLibrary.Damaged damaged : library.damaged()) {
        command.commandLine().getErr().println("left out: " + damaged.reason());
      }
    }
  }

  private static String table(List<Manifest> voices) {
    if (voices.isEmpty()) {
      return "No voices; 'flowtone train' makes one.";
    }
    String heading = ROW.formatted("VOICE", "KIND", "HZ", "RANGE", "LABELS");
    return Stream.concat(Stream.of(heading), voices.stream().map(VoicesCommand::row))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String row(Manifest manifest) {
    VoiceSummary voice = VoiceSummary.of(manifest);
    String row =
        ROW.formatted(
            voice.name(),
            voice.kind(),
            voice.sampleRateHz(),
            voice.lowestNote() + ".." + voice.highestNote(),
            String.join(", ", voice.labels()));
    return VerdictText.of(manifest)
        .map(verdict -> row + System.lineSeparator() + BELOW + verdict)
        .orElse(row);
  }
}
