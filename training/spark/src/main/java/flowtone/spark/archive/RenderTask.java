package flowtone.spark.archive;

import flowtone.audio.file.AudioFileException;
import flowtone.audio.file.SoundFileSettings;
import flowtone.corpus.preparation.Source;
import flowtone.rendering.FileResynthesis;
import flowtone.rendering.RenderedFile;
import flowtone.spark.cluster.Attempt;
import flowtone.spark.cluster.Location;
import flowtone.spark.cluster.Scratch;
import flowtone.spark.corpus.RecordingCopy;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a group of recordings on one machine; what is there already is left as it is.
 *
 * @param how they are rendered
 * @param sources the recordings
 * @param targets where each goes
 * @param root scheme and host of the recordings' file system
 * @param unfinished folder of sounds that are not complete
 */
record RenderTask(
    Rendering how, List<Source> sources, List<Location> targets, String root, Location unfinished)
    implements Serializable {
  RenderTask {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }

  /** What became of each. */
  List<Rendered> run() throws IOException {
    List<Rendered> made = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      made.add(render(sources.get(i), targets.get(i)));
    }
    return made;
  }

  private Rendered render(Source source, Location target) throws IOException {
    String name = root + source.file();
    if (target.exists()) {
      return Rendered.before(name, target);
    }
    Path folder = Scratch.newFolder("rendering");
    Path local = folder.resolve("sound." + how.extension());
    try (RecordingCopy copy = RecordingCopy.of(source, root)) {
      return render(copy.source(), source, local, target);
    } finally {
      Files.deleteIfExists(local);
      Files.deleteIfExists(folder);
    }
  }

  private Rendered render(Source copy, Source source, Path local, Location target)
      throws IOException {
    String name = root + source.file();
    try {
      RenderedFile file = files(source).render(copy.file(), local);
      commit(local, target);
      return Rendered.now(name, target, file);
    } catch (AudioFileException e) {
      String reason = e.getMessage().replace(copy.file().toString(), source.file().toString());
      return Rendered.failed(name, target, reason);
    }
  }

  private FileResynthesis files(Source source) {
    Voice voice = SentVoice.open(how.voice());
    return new FileResynthesis(
        voice,
        how.how(),
        (copy, manifest) -> weights(source, manifest),
        how.noise(),
        new FileResynthesis.Handling(how.wholeOnly(), SoundFileSettings.DEFAULT));
  }

  private float[] weights(Source source, Manifest manifest) {
    return how.label() == null
        ? LabelMix.ofRecording(source.file(), manifest)
        : LabelMix.parse(how.label(), manifest);
  }

  private void commit(Path local, Location target) throws IOException {
    try (InputStream in = Files.newInputStream(local)) {
      Attempt.write(in, target, unfinished);
    }
  }
}
