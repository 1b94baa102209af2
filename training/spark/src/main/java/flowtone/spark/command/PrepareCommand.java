package flowtone.spark.command;

import flowtone.cli.CorpusText;
import flowtone.cli.LeftOutText;
import flowtone.cli.RemarksText;
import flowtone.cli.options.JsonOption;
import flowtone.cli.options.PreparationOptions;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.CorpusException;
import flowtone.corpus.report.CorpusPage;
import flowtone.corpus.report.CorpusSummary;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.ShardSizes;
import flowtone.spark.corpus.SparkPreparation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a corpus of folders of recordings on many machines. */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    description = {
      "Turns folders of recordings into a corpus in shards, which teach and distill read.",
      "It is the one that 'flowtone prepare' makes, to the bit, however the work is divided."
    },
    footer = {
      "",
      "Example:",
      "  flowtone spark prepare --master local[4] --recordings cello altosax --corpus corpus"
    })
final class PrepareCommand implements Runnable {
  @Mixin private ClusterOptions cluster;

  @Mixin private ArchiveOptions recordings;

  @Option(
      names = "--corpus",
      paramLabel = "URI",
      required = true,
      description = "New folder to write the corpus to.")
  private String corpus;

  @Option(
      names = "--shard-megabytes",
      paramLabel = "MB",
      defaultValue = "256",
      description = "The most that a shard has of audio and features (default: ${DEFAULT-VALUE}).")
  private long shardMegabytes;

  @Option(
      names = "--groups",
      paramLabel = "N",
      defaultValue = "0",
      description = "Read recordings as so many tasks (default: as many as suit the cluster).")
  private int groups;

  @Mixin private PreparationOptions options;
  @Mixin private JsonOption json;
  @Spec private CommandSpec command;

  @Override
  public void run() {
    PrintWriter err = command.commandLine().getErr();
    try (Cluster machines = cluster.open("prepare")) {
      Location target = Location.of(corpus);
      CorpusSummary summary = CorpusSummary.of(prepare(machines, target));
      LeftOutText.tell(summary.leftOut(), err);
      RemarksText.tell(summary.remarks(), err);
      if (target.isLocal()) {
        CorpusPage.write(target.nio());
      }
      json.print(summary, () -> text(target, summary));
    } catch (CorpusException e) {
      LeftOutText.tell(e.leftOut(), err);
      throw e;
    }
  }

  private static String text(Location corpus, CorpusSummary summary) {
    return corpus.isLocal()
        ? CorpusText.of(corpus.nio(), summary)
        : CorpusText.withoutReport(corpus.uri(), summary);
  }

  private CorpusDescription prepare(Cluster machines, Location target) {
    return new SparkPreparation(
            machines, options.preparation(), new ShardSizes(shardMegabytes << 20, groups))
        .run(recordings.find(), target);
  }
}
