package flowtone.spark.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import flowtone.audio.Waveform;
import flowtone.audio.file.WavWriter;
import flowtone.control.VoiceKind;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.Split;
import flowtone.corpus.preparation.Cleaning;
import flowtone.corpus.preparation.LabelFile;
import flowtone.corpus.preparation.Preparation;
import flowtone.spark.cluster.Cluster;
import flowtone.spark.cluster.Clusters;
import flowtone.spark.cluster.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyRecordingsTest {
  private static final int RATE = 8000;
  private static final int FILES = 5000;

  @TempDir private Path folder;

  private void record() throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    for (int i = 0; i < FILES; i++) {
      Random random = new Random(i);
      float[] noise = new float[600 + random.nextInt(400)];
      double colour = 0.9 * random.nextDouble();
      for (int k = 1; k < noise.length; k++) {
        noise[k] = (float) (colour * noise[k - 1] + 0.1 * random.nextGaussian());
      }
      WavWriter.write(recordings.resolve("%04d.wav".formatted(i)), new Waveform(noise, RATE));
    }
  }

  @Test
  @Tag("long")
  void fiveThousandTinyRecordingsAreFewTasks() throws Exception {
    record();
    RecordingFiles files =
        RecordingFiles.in(
            List.of(Location.of(folder.resolve("recordings").toString())), LabelFile.none());
    int groups = files.suitable(2).size();
    assertTrue(groups >= 6 && groups < 200, groups + " groups");
    Preparation how = new Preparation(VoiceKind.VOCODER, RATE, 64, Cleaning.DEFAULT);
    try (Cluster cluster = Clusters.local()) {
      CorpusDescription corpus =
          new SparkPreparation(cluster, how, ShardSizes.DEFAULT)
              .run(files, Location.of(folder.resolve("corpus").toString()));
      assertEquals(FILES, corpus.recordings().size());
      long test = corpus.recordings().stream().filter(entry -> entry.split() == Split.TEST).count();
      assertEquals(FILES / 20.0, test, FILES / 200.0);
    }
  }
}
