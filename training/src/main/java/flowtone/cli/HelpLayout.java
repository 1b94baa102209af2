package flowtone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help is laid out: paragraphs as wide as the terminal, whatever lines the source cut them
 * into; the first sentence on a command, which lists of commands show, on a line of its own.
 */
final class HelpLayout {
  /** Where there is no terminal to ask. */
  static final int WIDTH = 100;

  /** What the exit codes mean, of every command. */
  static final Map<String, String> EXIT_CODES =
      new TreeMap<>(
          Map.of(
              "0", "Done.",
              "1", "Failed.",
              "2", "Wrong usage: what was typed cannot be used."));

  private static final int DESCRIPTION = 4;

  private HelpLayout() {}

  /** Lays out the help of a command and those below it. */
  static void apply(CommandLine command) {
    command.setUsageHelpAutoWidth(true);
    command.setHelpFactory(
        (spec, scheme) ->
            new Help(spec, scheme) {
              @Override
              public IOptionRenderer createDefaultOptionRenderer() {
                return inParagraphs(super.createDefaultOptionRenderer());
              }
            });
    layOut(command);
  }

  private static void layOut(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.width(WIDTH);
    usage.description(sentenceFirst(paragraphs(usage.description())));
    usage.footer(paragraphs(usage.footer()).toArray(String[]::new));
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(EXIT_CODES);
    command.getSubcommands().values().forEach(HelpLayout::layOut);
  }

  /** Joins lines that follow one another; those that are indented stay as they are. */
  static List<String> paragraphs(String[] lines) {
    List<String> paragraphs = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      boolean isText = !line.isBlank() && !line.startsWith(" ");
      if (open && isText) {
        int last = paragraphs.size() - 1;
        paragraphs.set(last, paragraphs.get(last) + " " + line);
      } else {
        paragraphs.add(line);
      }
      open = isText && !line.endsWith(":");
    }
    return paragraphs;
  }

  private static String[] sentenceFirst(List<String> paragraphs) {
    List<String> lines = new ArrayList<>();
    paragraphs.forEach(paragraph -> lines.addAll(List.of(paragraph.split("(?<=\\.) ", 2))));
    return lines.toArray(String[]::new);
  }

  private static IOptionRenderer inParagraphs(IOptionRenderer renderer) {
    return (option, labels, scheme) -> {
      List<Text[]> rows = new ArrayList<>();
      for (Text[] row : renderer.render(option, labels, scheme)) {
        if (rows.isEmpty() || !isContinuation(row)) {
          rows.add(row);
        } else {
          Text[] above = rows.get(rows.size() - 1);
          above[DESCRIPTION] = above[DESCRIPTION].concat(" ").concat(row[DESCRIPTION]);
        }
      }
      return rows.toArray(Text[][]::new);
    };
  }

  private static boolean isContinuation(Text[] row) {
    for (int column = 0; column < DESCRIPTION; column++) {
      if (!row[column].plainString().isBlank()) {
        return false;
      }
    }
    return true;
  }
}
