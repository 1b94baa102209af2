package flowtone.spark.command;

import flowtone.cli.options.NoiseOptions;
import flowtone.cli.options.VoiceOptions;
import flowtone.library.VoiceLibrary;
import flowtone.spark.archive.SentVoice;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.ClusterException;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.RecordingFiles;
import flowtone.synthesis.NoiseSettings;
import flowtone.synthesis.Voice;
import java.io.IOException;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands are told that put an archive through a voice, and how they begin and end. */
final class VoiceOnArchive {
  @Mixin private ClusterOptions cluster;
  @Mixin private VoiceOptions voices;
  @Mixin private NoiseOptions noise;
  @Mixin private ArchiveOptions archive;

  @Option(names = "--out", paramLabel = "URI", required = true, description = "Folder to write to.")
  private String out;

  /**
   * All that a command needs to begin.
   *
   * @param machines that work
   * @param voice that is used
   * @param sent its name on the machines
   * @param recordings of the archive
   * @param target folder to write to
   */
  record Job(
      Cluster machines, Voice voice, String sent, RecordingFiles recordings, Location target) {}

  /** What a command does. */
  @FunctionalInterface
  interface Work<T> {
    T of(Job job) throws IOException;
  }

  /** The folder to write to, as it was typed. */
  String out() {
    return out;
  }

  NoiseSettings noise() {
    return noise.settings();
  }

  /**
   * Does a command's work.
   *
   * @param name of the command
   * @param check of what was asked for, before there are machines
   */
  <T> T run(String name, Consumer<Voice> check, Work<T> work) {
    noise.settings();
    try (VoiceLibrary library = voices.openLibrary()) {
      Voice voice = library.find(voices.voice());
      check.accept(voice);
      try (Cluster machines = cluster.open(name)) {
        Location target = Location.of(out);
        RecordingFiles recordings = archive.find();
        String sent = SentVoice.send(voice, machines);
        return work.of(new Job(machines, voice, sent, recordings, target));
      }
    } catch (IOException e) {
      throw new ClusterException(
          "expected to write to %s; got %s".formatted(out, e.getMessage()), e);
    }
  }
}
