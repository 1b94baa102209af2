package flowtone.cli;

import flowtone.corpus.Source;
import flowtone.evaluate.Evaluation;
import flowtone.evaluate.LikelihoodCheck;
import flowtone.evaluate.Report;
import flowtone.evaluate.ReportText;
import flowtone.evaluate.Synthesizer;
import flowtone.evaluate.TestSet;
import flowtone.voice.TeacherScorer;
import flowtone.voice.Voice;
import flowtone.voice.VoiceExport;
import flowtone.voice.VoiceLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a voice on recordings. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measures how near a voice comes to recordings it was not trained on.",
    footer = {
      "",
      "Writes metrics.json, pictures, and each recording beside what the voice makes of it.",
      "",
      "Example:",
      "  flowtone evaluate --voice NAME --recordings cello altosax --out report"
    })
final class EvaluateCommand implements Runnable {
  @Mixin private VoiceOptions options;

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      arity = "1..*",
      required = true,
      description = "Folders named for the voice's labels, or folders of such folders.")
  private List<Path> recordings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write the report to; what it has of the same names is replaced.")
  private Path out;

  @Option(
      names = "--all",
      description = "Measure every file, not every 20th, which are those never trained on.")
  private boolean all;

  @Option(
      names = "--keep",
      description = "Also keep the figures in the voice's manifest and model card.")
  private boolean keep;

  @Mixin private JsonOption json;

  @Override
  public void run() {
    try (VoiceLibrary library = options.openLibrary()) {
      Voice voice = library.find(options.voice());
      TestSet test = TestSet.find(recordings, all, voice.manifest());
      Report report = evaluate(voice, test).withLikelihood(likelihood(voice, test));
      report.write(out);
      if (keep) {
        VoiceExport.keepMetrics(voice.directory(), report.figures());
      }
      json.print(report, () -> ReportText.of(report));
    }
  }

  private Report evaluate(Voice voice, TestSet test) {
    Synthesizer synthesizer = Synthesizer.of(voice, options.seed(), options.temperature());
    Evaluation evaluation = new Evaluation(synthesizer, out);
    try (ProgressBar bar = Progress.of("evaluate").setInitialMax(evaluation.steps(test)).build()) {
      return evaluation.run(test, bar::step);
    }
  }

  private Map<String, Double> likelihood(Voice voice, TestSet test) {
    try (TeacherScorer teacher = voice.openTeacher();
        ProgressBar bar = Progress.of("likelihood").setInitialMax(test.sources().size()).build()) {
      LikelihoodCheck check = new LikelihoodCheck(voice, teacher);
      for (Source source : test.sources()) {
        check.add(source, options.seed());
        bar.step();
      }
      return check.figures();
    }
  }
}
