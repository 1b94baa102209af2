package flowtone.train;

import java.util.List;
import java.util.function.LongFunction;

/**
 * What a trainer works on.
 *
 * @param batches the stream of training batches after so many steps
 * @param test what is evaluated on
 * @param rehearsal what is listened to
 */
record Material(LongFunction<BatchStream> batches, List<NoisyBatch> test, Rehearsal rehearsal) {}
