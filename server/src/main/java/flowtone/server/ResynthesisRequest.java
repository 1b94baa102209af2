package flowtone.server;

import flowtone.audio.Waveform;
import flowtone.audio.file.Recording;
import flowtone.audio.file.Remark;
import flowtone.resynthesis.ControlSpans;
import flowtone.resynthesis.Resynthesis;
import flowtone.server.problem.ProblemException;
import flowtone.server.problem.ProblemType;
import flowtone.synthesis.Voice;
import flowtone.voice.LabelMix;
import flowtone.voice.Manifest;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * How a recording is to be resynthesized.
 *
 * @param voice that is to sound
 * @param how transposed and stretched
 * @param labelWeights of the voice's labels
 * @param options seed and temperature
 */
record ResynthesisRequest(
    Voice voice, Resynthesis how, float[] labelWeights, SoundOptions options) {
  /** Of a longer recording, what is to be said of it is told by so much of its beginning. */
  private static final double BEGINNING_SECONDS = 1.5;

  /**
   * Reads {@code ?transpose=&stretch=&brightness=&noisiness=&label=&seed=&temperature=}, none of
   * which must be there.
   *
   * @throws ProblemException if one is not as expected
   */
  static ResynthesisRequest of(Context ctx, Voice voice) {
    try {
      return new ResynthesisRequest(
          voice,
          new Resynthesis(
              QueryNumbers.decimal(ctx, "transpose", 0),
              QueryNumbers.decimal(ctx, "stretch", 1),
              true,
              FeatureQuery.of(ctx).requireReadBy(voice.manifest())),
          labelWeights(ctx.queryParam("label"), voice.manifest()),
          SoundOptions.of(ctx));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.OUT_OF_RANGE, e.getMessage());
    }
  }

  private static float[] labelWeights(String label, Manifest voice) {
    return label == null ? LabelMix.first(voice) : LabelMix.parse(label, voice);
  }

  /**
   * The controls of a recording, measured as they are asked for.
   *
   * @throws ProblemException if the sound would be longer than {@code mostSeconds}
   */
  ControlSpans controls(Waveform recording, double mostSeconds) {
    double seconds = recording.seconds() * how.stretch();
    if (seconds > mostSeconds) {
      throw new ProblemException(
          ProblemType.TOO_COSTLY,
          "expected at most %.0f seconds of sound once stretched; got %.0f"
              .formatted(mostSeconds, seconds));
    }
    return new ControlSpans(how, recording, voice.manifest(), labelWeights);
  }

  /**
   * What whoever gets the sound should know, told before it begins.
   *
   * @param controls of which none has been taken yet
   */
  List<Remark> remarks(Recording recording, ControlSpans controls) {
    List<Remark> remarks = new ArrayList<>(recording.remarks());
    remarks.addAll(
        Resynthesis.remarks(
            recording.sound().beginning(BEGINNING_SECONDS),
            controls.peek(),
            controls.isOneSpan() ? "the recording" : "the recording's beginning",
            voice.manifest(),
            labelWeights));
    return remarks;
  }
}
