package flowtone.spark.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import flowtone.audio.file.AudioFileException;
import flowtone.corpus.LeftOut;
import flowtone.corpus.preparation.Source;
import flowtone.evaluation.Evaluation;
import flowtone.evaluation.EvaluationSetup;
import flowtone.evaluation.result.FileReport;
import flowtone.evaluation.testset.EvaluationException;
import flowtone.evaluation.testset.SeededSynthesizer;
import flowtone.spark.cluster.Attempt;
import flowtone.spark.cluster.Location;
import flowtone.spark.corpus.RecordingCopy;
import flowtone.synthesis.NoiseSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a voice on a group of recordings on one machine; figures that are there already are read
 * and not measured again.
 *
 * @param voice name of the voice that was sent
 * @param noise of the voice
 * @param sources the recordings
 * @param noteHertz pitch of each by its name, 0 where that is unknown
 * @param root scheme and host of their file system
 * @param figures folder of the figures, a file for each recording
 * @param unfinished folder of those that are not complete
 */
record MeasureTask(
    String voice,
    NoiseSettings noise,
    List<Source> sources,
    List<Double> noteHertz,
    String root,
    Location figures,
    Location unfinished)
    implements Serializable {
  private static final ObjectMapper JSON = new ObjectMapper();

  MeasureTask {
    sources = List.copyOf(sources);
    noteHertz = List.copyOf(noteHertz);
  }

  /**
   * Figures as text, which the driver reads, or what cannot be measured.
   *
   * @param figures as JSON, empty where there are none
   * @param leftOut null where there are figures
   */
  record Measured(String figures, LeftOut leftOut) implements Serializable {
    FileReport report() throws IOException {
      return JSON.readValue(figures, FileReport.class);
    }
  }

  List<Measured> run() throws IOException {
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      measured.add(measure(sources.get(i), noteHertz.get(i)));
    }
    return measured;
  }

  private Measured measure(Source source, double noteHz) throws IOException {
    Location file = figures.resolve(source.label() + "/" + source.name() + ".json");
    if (file.exists()) {
      return new Measured(new String(file.read(), StandardCharsets.UTF_8), null);
    }
    try (RecordingCopy copy = RecordingCopy.of(source, root)) {
      FileReport report = evaluation().figures(copy.source(), noteHz);
      byte[] json = JSON.writeValueAsBytes(report);
      Attempt.write(new ByteArrayInputStream(json), file, unfinished);
      return new Measured(new String(json, StandardCharsets.UTF_8), null);
    } catch (AudioFileException | EvaluationException e) {
      return new Measured("", new LeftOut(root + source.file(), e.getMessage()));
    }
  }

  private Evaluation evaluation() {
    SeededSynthesizer synthesizer = new SeededSynthesizer(SentVoice.open(voice).student(), noise);
    return new Evaluation(EvaluationSetup.of(synthesizer), Path.of(""), 0);
  }
}
