package flowtone.spark.corpus;

import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.Shard;
import flowtone.corpus.preparation.HopWriter;
import flowtone.corpus.preparation.Preparation;
import flowtone.corpus.preparation.PreparationSteps;
import flowtone.corpus.preparation.RecordingMeasures;
import flowtone.spark.cluster.Attempt;
import flowtone.spark.cluster.Location;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the features of a shard's recordings and writes both, on one machine.
 *
 * @param preparation how
 * @param number of the shard
 * @param recordings its own
 * @param folder that it is written to
 */
record ShardTask(Preparation preparation, int number, List<Spooled> recordings, Location folder)
    implements Serializable {
  ShardTask {
    recordings = List.copyOf(recordings);
  }

  /**
   * What was written.
   *
   * @param measures of each recording
   * @param audioChecksum CRC-32
   * @param featuresChecksum CRC-32
   */
  record Written(List<RecordingMeasures> measures, long audioChecksum, long featuresChecksum)
      implements Serializable {
    Shard shard(int number) {
      return Shard.numbered(number, measures.size(), audioChecksum, featuresChecksum);
    }

    long hops() {
      return measures.stream().mapToLong(RecordingMeasures::hops).sum();
    }
  }

  /** Each of the shard's files is complete or not there. */
  Written run() throws IOException {
    Shard names = Shard.numbered(number, recordings.size(), 0, 0);
    Location attempts = folder.resolve("_attempts");
    try (Attempt audio = new Attempt(folder.resolve(names.audio()), attempts);
        Attempt features = new Attempt(folder.resolve(names.features()), attempts)) {
      Written written = write(audio, features);
      audio.commit();
      features.commit();
      return written;
    }
  }

  private Written write(Attempt audio, Attempt features) throws IOException {
    PreparationSteps steps = preparation.steps();
    List<RecordingMeasures> measures = new ArrayList<>();
    try (SpoolReader spool = new SpoolReader();
        HopWriter out = new HopWriter(audio.create(), features.create())) {
      for (Spooled recording : recordings) {
        float[] samples = spool.read(recording);
        RecordingFeatures measured = steps.features(samples, recording.gain(), recording.noteHz());
        out.add(samples, measured);
        measures.add(steps.measures(measured));
      }
      return new Written(measures, out.audioChecksum(), out.featuresChecksum());
    }
  }
}
