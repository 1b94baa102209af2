package flowtone.server;

import flowtone.cli.CommandProvider;
import flowtone.server.load.LoadCommand;
import java.util.List;

/** Adds the server's commands to the launcher. */
public final class ServerCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new ServeCommand(), new LoadCommand());
  }
}
