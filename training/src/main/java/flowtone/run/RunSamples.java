package flowtone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sounds of a run: its beginnings of recordings, what it made of them last, and what it made of
 * them along its training, so that it can be heard to learn. One writer, any number of readers.
 */
public final class RunSamples {
  /** More steps than this are thinned out: a slider has no use for more. */
  static final int MOST_STEPS = 32;

  private static final Pattern NAME = Pattern.compile("step-(\\d{9})-(.+)\\.wav");

  private final Path directory;

  RunSamples(Path directory) {
    this.directory = directory;
  }

  /** Where they are. */
  public Path directory() {
    return directory;
  }

  /** File of a recording's beginning. */
  public Path recording(String label) {
    return directory.resolve(label + "-recording.wav");
  }

  /** File of what was made of it last. */
  public Path latest(String label) {
    return directory.resolve(label + ".wav");
  }

  /** File of what was made of it at a step. */
  public Path at(long step, String label) {
    return directory.resolve("step-%09d-%s.wav".formatted(step, label));
  }

  /** Those made along the training, by step and label; none of runs of older versions. */
  public List<RunSample> list() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .flatMap(file -> sample(file.getFileName().toString()).stream())
          .sorted(Comparator.comparingLong(RunSample::step).thenComparing(RunSample::label))
          .toList();
    } catch (IOException e) {
      throw RunException.of("samples in " + directory, e);
    }
  }

  private Optional<RunSample> sample(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String label = matcher.group(2);
    return Optional.of(
        new RunSample(
            Long.parseLong(matcher.group(1)),
            label,
            name,
            recording(label).getFileName().toString()));
  }

  /** The file of a sample or recording that {@link #list} names; no other is looked for. */
  public Optional<Path> named(String name) {
    return list().stream()
        .flatMap(sample -> Stream.of(sample.file(), sample.recording()))
        .filter(name::equals)
        .findFirst()
        .map(directory::resolve)
        .filter(Files::isRegularFile);
  }

  /** Removes those of later steps, which a resumed run makes again. */
  public void dropAfter(long step) {
    delete(sample -> sample.step() > step);
  }

  /** Removes every other step but the first and the last, once there are too many. */
  public void thin() {
    List<Long> steps =
        new ArrayList<>(new TreeSet<>(list().stream().map(RunSample::step).toList()));
    if (steps.size() > MOST_STEPS) {
      delete(
          sample -> {
            int index = steps.indexOf(sample.step());
            return index % 2 == 1 && index < steps.size() - 1;
          });
    }
  }

  private void delete(Predicate<RunSample> unwanted) {
    for (RunSample sample : list()) {
      if (unwanted.test(sample)) {
        try {
          Files.deleteIfExists(directory.resolve(sample.file()));
        } catch (IOException e) {
          throw RunException.of("to remove a sample from " + directory, e);
        }
      }
    }
  }
}
