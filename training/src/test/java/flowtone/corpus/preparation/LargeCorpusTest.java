package flowtone.corpus.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.control.Label;
import flowtone.control.VoiceKind;
import flowtone.corpus.Corpus;
import flowtone.corpus.CorpusDescription;
import flowtone.corpus.GeneratedCorpus;
import flowtone.corpus.Original;
import flowtone.corpus.Recording;
import flowtone.corpus.RecordingFeatures;
import flowtone.corpus.SampleFormat;
import flowtone.corpus.Split;
import flowtone.corpus.sampling.Augmentation;
import flowtone.corpus.sampling.CropSampler;
import flowtone.corpus.sampling.CropShape;
import flowtone.run.AnotherProcess;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus need not fit into the heap. */
class LargeCorpusTest {
  private static final int HOP = GeneratedCorpus.HOP;
  private static final int RATE = GeneratedCorpus.RATE;

  /** Ten seconds each; twenty-five minutes in all, 100 MB. */
  private static final int RECORDINGS = 150;

  private static final int HOPS = 10 * RATE / HOP;
  private static final int HEAP_MEGABYTES = 24;

  @TempDir private Path directory;

  /** A corpus of nothing but zeros, which takes no room on disk either. */
  private void writeCorpus() throws Exception {
    CorpusDescription.Entry entry =
        new CorpusDescription.Entry("silence", 0, Split.TRAIN, HOPS, 0, 0, Original.UNKNOWN);
    Label label = Label.of("room");
    CorpusDescription empty =
        CorpusDescription.empty(VoiceKind.VOCODER, RATE, HOP)
            .withContent(List.of(label), Collections.nCopies(RECORDINGS, entry), List.of())
            .withFiles(
                1,
                zeros(SampleFormat.FLOAT32.file(), (long) RECORDINGS * HOPS * HOP * Float.BYTES),
                zeros(
                    CorpusDescription.FEATURES_FILE,
                    (long) RECORDINGS * HOPS * RecordingFeatures.COUNT * Float.BYTES));
    new ObjectMapper()
        .writeValue(directory.resolve(CorpusDescription.DESCRIPTION_FILE).toFile(), empty);
  }

  private long zeros(String name, long bytes) throws Exception {
    Path path = directory.resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
    return Corpus.checksum(path);
  }

  @Test
  void aCorpusFourTimesTheHeapIsTrainedOn() throws Exception {
    writeCorpus();
    Process reader =
        AnotherProcess.start(
            List.of("-Xmx" + HEAP_MEGABYTES + "m"), Reader.class, directory.toString());
    assertEquals(0, reader.waitFor());
  }

  /** Opens a corpus, reads every recording and draws batches. */
  static final class Reader {
    public static void main(String[] arguments) {
      Corpus corpus = Corpus.open(Path.of(arguments[0]));
      for (Recording recording : corpus.recordings(Split.TRAIN)) {
        if (recording.samples().length != recording.features().samples()) {
          throw new IllegalStateException("expected as many samples as features tell");
        }
      }
      CropSampler sampler =
          new CropSampler(corpus, Split.TRAIN, new CropShape(16, 40, 4), Augmentation.DEFAULT, 1);
      for (int batch = 0; batch < 20; batch++) {
        sampler.next();
      }
    }
  }
}
