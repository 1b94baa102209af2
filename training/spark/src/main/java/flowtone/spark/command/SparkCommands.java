package flowtone.spark.command;

import flowtone.cli.CommandProvider;
import java.util.List;

/** Adds {@code spark} to the command line. */
public final class SparkCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new SparkCommand());
  }
}
