package flowtone.training;

import flowtone.network.ControlSignals;
import flowtone.tensor.Expr;
import flowtone.training.step.TrainingInputs;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a student makes sound of in one step, and what that is compared with. The divergence is
 * taken on its first half. Either the spectrum is compared on the second half alone, at the
 * temperature it is to be played at; or every crop is made twice, of two noises, and both are
 * compared.
 *
 * @param size sounds
 * @param noise of all sounds [size, samples]
 * @param controls of all sounds
 * @param teacherControls those of the first half
 * @param recordings that the second half is compared with [size / 2, samples]
 */
record StudentBatch(
    int size,
    Expr noise,
    ControlSignals controls,
    ControlSignals teacherControls,
    Expr recordings) {

  static StudentBatch of(Expr noise, TrainingInputs inputs, DistillationConfig loss, int crops) {
    return loss.scoresEnergy()
        ? twice(noise, inputs, crops)
        : halves(noise, inputs, crops, loss.spectralTemperature());
  }

  private static StudentBatch halves(
      Expr noise, TrainingInputs inputs, int crops, double temperature) {
    Expr tempered =
        joined(half(noise, 0, crops / 2), half(noise, crops / 2, crops / 2).times(temperature));
    return new StudentBatch(
        crops,
        tempered,
        inputs.controls(),
        each(inputs.controls(), signal -> half(signal, 0, crops / 2, noise.tf())),
        half(Expr.of(noise.tf(), inputs.audio()), crops / 2, crops / 2));
  }

  /** Crops take one another's noise for their second sound: it is as independent as any. */
  private static StudentBatch twice(Expr noise, TrainingInputs inputs, int crops) {
    Ops tf = noise.tf();
    Expr swapped = joined(half(noise, crops / 2, crops / 2), half(noise, 0, crops / 2));
    return new StudentBatch(
        2 * crops,
        joined(noise, swapped),
        each(inputs.controls(), signal -> tf.concat(List.of(signal, signal), tf.constant(0))),
        inputs.controls(),
        Expr.of(tf, inputs.audio()));
  }

  /** The sounds that the divergence is taken on. */
  Expr first(Expr sounds) {
    return half(sounds, 0, size / 2);
  }

  /** The sounds that the spectrum is compared on. */
  Expr second(Expr sounds) {
    return half(sounds, size / 2, size / 2);
  }

  private static Expr joined(Expr first, Expr second) {
    return Expr.of(first.tf(), first.tf().concat(List.of(first, second), first.tf().constant(0)));
  }

  private static ControlSignals each(
      ControlSignals controls, UnaryOperator<Operand<TFloat32>> change) {
    return new ControlSignals(
        change.apply(controls.features()),
        change.apply(controls.pitch()),
        change.apply(controls.phase()));
  }

  private static Expr half(Expr batch, int from, int count) {
    return Expr.of(batch.tf(), half(batch, from, count, batch.tf()));
  }

  private static Operand<TFloat32> half(Operand<TFloat32> batch, int from, int count, Ops tf) {
    int axes = batch.shape().numDimensions();
    int[] begin = new int[axes];
    int[] size = new int[axes];
    Arrays.fill(size, -1);
    begin[0] = from;
    size[0] = count;
    return tf.slice(batch, tf.constant(begin), tf.constant(size));
  }
}
