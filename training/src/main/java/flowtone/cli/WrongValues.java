package flowtone.cli;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of values that the parser refuses what was expected and what it got. */
final class WrongValues {
  private static final String EXPECTED = "expected ";
  private static final String GOT = "; got ";

  private static final Map<Class<?>, String> KINDS =
      Map.of(
          int.class, "a whole number",
          Integer.class, "a whole number",
          long.class, "a whole number",
          Long.class, "a whole number",
          float.class, "a number",
          double.class, "a number",
          Double.class, "a number",
          URI.class, "an address such as http://127.0.0.1:8080/",
          boolean.class, "true or false, or no value,");

  private WrongValues() {}

  /** The sentence, which is the parser's own where nothing better is known. */
  static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return EXPECTED + "no further word" + GOT + unmatched.getUnmatched().get(0);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (e instanceof OverwrittenOptionException again) {
      return EXPECTED + name(again.getOverwritten()) + " once; got it again";
    }
    if (e instanceof MutuallyExclusiveArgsException) {
      return EXPECTED
          + "only one of "
          + e.getMessage().replaceAll("^Error: | are mutual.*", "")
          + "; got more";
    }
    return e.getArgSpec() == null
        ? e.getMessage()
        : ofValue(e, e.getArgSpec()).orElse(e.getMessage());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String missing(MissingParameterException e) {
    if (e.getArgSpec() instanceof OptionSpec option) {
      return EXPECTED + option.paramLabel() + " after " + option.longestName() + "; got none";
    }
    String missing =
        e.getMissing().stream().map(WrongValues::synopsis).collect(Collectors.joining(", "));
    return missing.isEmpty() ? e.getMessage() : EXPECTED + missing + "; got none";
  }

  private static String synopsis(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static Optional<String> ofValue(ParameterException e, ArgSpec argument) {
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    if (e.getCause() instanceof TypeConversionException refused && isSentence(refused)) {
      return Optional.of(refused.getMessage().replaceFirst(";", " for " + name + ";"));
    }
    return Optional.ofNullable(e.getValue())
        .flatMap(got -> kind(argument).map(kind -> EXPECTED + kind + " for " + name + GOT + got));
  }

  private static boolean isSentence(Exception e) {
    return e.getMessage() != null
        && e.getMessage().startsWith(EXPECTED)
        && e.getMessage().contains(GOT);
  }

  private static Optional<String> kind(ArgSpec argument) {
    if (argument.isMultiValue() && argument.typeInfo().isMap()) {
      return Optional.of(argument.paramLabel());
    }
    Class<?> type = argument.typeInfo().getType();
    return type.isEnum() ? Optional.of(oneOf(argument)) : Optional.ofNullable(KINDS.get(type));
  }

  private static String oneOf(ArgSpec argument) {
    List<String> names =
        StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList();
    return "one of " + String.join(", ", names).toLowerCase(Locale.ROOT);
  }
}
