package flowtone.cli;

import flowtone.provenance.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What picocli knows of a command as a page for {@code man}, in the macros of man(7). (picocli's
 * own generator writes AsciiDoc, which takes a second program to become one.)
 */
final class ManPage {
  private static final String EXAMPLE = "Examples?:";
  private static final int DESCRIPTION = 4;

  private final CommandSpec command;
  private final Help help;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
    this.help =
        command.commandLine().getHelpFactory().create(command, Help.defaultColorScheme(Ansi.OFF));
  }

  /** The page of a command whose help is {@linkplain HelpLayout laid out}. */
  static String of(CommandLine command) {
    return new ManPage(command.getCommandSpec()).text();
  }

  private String text() {
    List<String> description = lines(command.usageMessage().description());
    List<String> footer = lines(command.usageMessage().footer());
    macro(
        "TH %s 1 \"\" \"Flowtone %s\" Flowtone",
        quoted(title().toUpperCase(Locale.ROOT)), Provenance.currentVersion());
    section("NAME");
    line(title() + " - " + description.get(0));
    section("SYNOPSIS");
    line(help.synopsis(0).replaceAll("\\s+", " ").strip());
    section("DESCRIPTION");
    paragraphs(description);
    paragraphs(beforeExamples(footer));
    options();
    commands();
    section("EXIT STATUS");
    HelpLayout.EXIT_CODES.forEach(this::entry);
    examples(footer);
    seeAlso();
    return page.toString();
  }

  private String title() {
    return command.qualifiedName("-");
  }

  private static List<String> lines(String[] lines) {
    return Arrays.stream(lines).map(line -> String.format(Locale.ROOT, line)).toList();
  }

  private void options() {
    section("OPTIONS");
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(this::option);
  }

  private void option(OptionSpec option) {
    Text[] row =
        help.createDefaultOptionRenderer()
            .render(option, help.createDefaultParamLabelRenderer(), help.colorScheme())[0];
    String names = String.join(", ", option.names());
    String label =
        help.createDefaultParamLabelRenderer()
            .renderParameterLabel(option, Ansi.OFF, List.of())
            .toString();
    entry(names + label, row[DESCRIPTION].toString());
  }

  private void commands() {
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      command
          .subcommands()
          .forEach(
              (name, below) ->
                  entry(name, lines(below.getCommandSpec().usageMessage().description()).get(0)));
    }
  }

  private static List<String> beforeExamples(List<String> footer) {
    return footer.stream().takeWhile(line -> !line.matches(EXAMPLE)).toList();
  }

  private void examples(List<String> footer) {
    List<String> examples = new ArrayList<>(footer);
    examples.removeAll(beforeExamples(footer));
    if (!examples.isEmpty()) {
      section("EXAMPLES");
      paragraphs(examples.subList(1, examples.size()));
    }
  }

  private void seeAlso() {
    CommandSpec root = command.root();
    section("SEE ALSO");
    line(
        root.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(other -> other != command)
            .map(other -> other.qualifiedName("-") + "(1)")
            .sorted()
            .collect(Collectors.joining(", ", command == root ? "" : root.name() + "(1), ", "")));
  }

  /** Text in paragraphs; lines that are indented are kept as they are. */
  private void paragraphs(List<String> lines) {
    for (String text : lines) {
      if (text.startsWith(" ")) {
        macro("PP");
        macro("nf");
        line(text.strip());
        macro("fi");
      } else if (!text.isBlank()) {
        macro("PP");
        line(text);
      }
    }
  }

  private void section(String heading) {
    macro("SH %s", quoted(heading));
  }

  private void entry(String term, String text) {
    macro("TP");
    line(term);
    line(text);
  }

  private void macro(String words, Object... values) {
    page.append('.').append(String.format(Locale.ROOT, words, values)).append('\n');
  }

  private static String quoted(String text) {
    return "\"" + escaped(text) + "\"";
  }

  /** A line of text, which must not be taken for a macro. */
  private void line(String text) {
    page.append("\\&").append(escaped(text)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("\"", "\\(dq");
  }
}
