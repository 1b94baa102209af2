package flowtone.spark.archive;

import flowtone.corpus.preparation.Source;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Location;
import flowtone.spark.cluster.Unfinished;
import flowtone.spark.corpus.RecordingFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Renders an archive through a voice, one to an executor. Each sound is complete or not there, and
 * those that are there are not made again, so that the same goes on where it was stopped.
 *
 * @param cluster that works
 * @param how it is rendered
 */
public record ArchiveResynthesis(Cluster cluster, Rendering how) {
  /**
   * Renders recordings to {@code OUT/LABEL/NAME}.
   *
   * @throws flowtone.spark.cluster.ClusterException if there are sounds that were made otherwise
   * @return what became of each, in their order
   */
  public List<Rendered> run(RecordingFiles recordings, Location out) {
    try (Unfinished unfinished = Unfinished.in(out, cluster)) {
      MadeWith.claim(out, how.inWords(), unfinished.folder());
      List<RenderTask> tasks = tasks(recordings, out, unfinished.folder());
      return cluster.map(tasks, RenderTask::run).stream().flatMap(List::stream).toList();
    }
  }

  private List<RenderTask> tasks(RecordingFiles recordings, Location out, Location unfinished) {
    Set<String> taken = new HashSet<>();
    List<RenderTask> tasks = new ArrayList<>();
    for (List<Source> group : recordings.suitable(cluster.slots())) {
      List<Location> targets =
          group.stream().map(source -> out.resolve(place(source, taken))).toList();
      tasks.add(new RenderTask(how, group, targets, recordings.root(), unfinished));
    }
    return tasks;
  }

  /** Like the recording's; with its extension, too, where another has the name without. */
  private String place(Source source, Set<String> taken) {
    String name = source.label() + "/" + source.name();
    int dot = name.lastIndexOf('.');
    String place = (dot < 0 ? name : name.substring(0, dot)) + "." + how.extension();
    String free = taken.add(place) ? place : name + "." + how.extension();
    taken.add(free);
    return free;
  }
}
