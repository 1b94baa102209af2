package flowtone.run;

import flowtone.storage.AtomicFile;
import flowtone.storage.WeightArray;
import flowtone.storage.WeightsException;
import flowtone.storage.WeightsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: the last few, so that damage to one costs little, and the best. Written
 * atomically. Not thread-safe.
 */
public final class Checkpoints {
  /** Number of the newest that are kept. */
  public static final int KEPT = 3;

  private static final Pattern NAME = Pattern.compile("step-(\\d+)\\.safetensors");
  private static final String BEST = "best.safetensors";
  private static final String STEP = "step";

  private final Path directory;
  private final Consumer<String> notices;

  /**
   * @param directory existing directory of the checkpoints
   * @param notices receives a sentence on each checkpoint that was skipped or not removed
   */
  public Checkpoints(Path directory, Consumer<String> notices) {
    this.directory = directory;
    this.notices = notices;
  }

  /**
   * Adds a checkpoint, then removes those no longer needed: the oldest, those of later steps that
   * precede a rollback, and unfinished files that a kill left.
   *
   * @throws WeightsException if it cannot be written; the others are then untouched
   */
  public void save(long step, Map<String, WeightArray> arrays, Map<String, String> metadata) {
    write(directory.resolve("step-%09d.safetensors".formatted(step)), step, arrays, metadata);
    List<Path> others = newestFirst().stream().filter(file -> stepOf(file) != step).toList();
    others.stream().filter(file -> stepOf(file) > step).forEach(this::delete);
    others.stream().filter(file -> stepOf(file) < step).skip(KEPT - 1L).forEach(this::delete);
    files(Checkpoints::isUnfinished).forEach(this::delete);
  }

  /** Replaces the best checkpoint. */
  public void saveBest(long step, Map<String, WeightArray> arrays, Map<String, String> metadata) {
    write(directory.resolve(BEST), step, arrays, metadata);
  }

  /** Whether there is none to resume from, intact or damaged. */
  public boolean isEmpty() {
    return !Files.isDirectory(directory) || newestFirst().isEmpty();
  }

  /**
   * The newest intact checkpoint, or empty if there is none at all.
   *
   * @throws RunException if there are checkpoints but none is intact
   */
  public Optional<Checkpoint> latest() {
    List<Path> files = newestFirst();
    Optional<Checkpoint> newest = newestIntact(files);
    if (newest.isEmpty() && !files.isEmpty()) {
      throw new RunException(
          "expected an intact checkpoint in %s; got: all %d are damaged, so start a new run"
              .formatted(directory, files.size()));
    }
    return newest;
  }

  /** The newest intact checkpoint from before a step, or empty if there is none. */
  public Optional<Checkpoint> latestBefore(long step) {
    return newestIntact(newestFirst().stream().filter(file -> stepOf(file) < step).toList());
  }

  private Optional<Checkpoint> newestIntact(List<Path> files) {
    for (Path file : files) {
      Optional<Checkpoint> checkpoint = readIfIntact(file);
      if (checkpoint.isPresent()) {
        return checkpoint;
      }
    }
    return Optional.empty();
  }

  /** The best checkpoint, or the latest where there is no best or it is damaged. */
  public Optional<Checkpoint> best() {
    Path best = directory.resolve(BEST);
    return Files.exists(best) ? readIfIntact(best).or(this::latest) : latest();
  }

  private void write(
      Path file, long step, Map<String, WeightArray> arrays, Map<String, String> metadata) {
    Map<String, String> described = new HashMap<>(metadata);
    described.put(STEP, Long.toString(step));
    WeightsFile.write(file, arrays, described);
  }

  private Optional<Checkpoint> readIfIntact(Path file) {
    try {
      WeightsFile content = WeightsFile.read(file);
      Map<String, String> metadata = new HashMap<>(content.metadata());
      long step = Long.parseLong(metadata.remove(STEP));
      return Optional.of(new Checkpoint(step, content.arrays(), metadata));
    } catch (WeightsException | NumberFormatException e) {
      notices.accept("Passing over a damaged checkpoint: " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<Path> newestFirst() {
    return files(file -> stepOf(file) >= 0).stream()
        .sorted(Comparator.comparingLong(Checkpoints::stepOf).reversed())
        .toList();
  }

  private List<Path> files(Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(wanted).toList();
    } catch (IOException e) {
      throw RunException.of("checkpoints in " + directory, e);
    }
  }

  private static boolean isUnfinished(Path file) {
    return file.toString().endsWith(AtomicFile.UNFINISHED);
  }

  private static long stepOf(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      notices.accept("An old checkpoint could not be removed: " + e.getMessage());
    }
  }
}
