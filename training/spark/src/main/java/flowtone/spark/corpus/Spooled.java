package flowtone.spark.corpus;

import flowtone.corpus.preparation.SampleStore;
import flowtone.spark.cluster.Location;
import java.io.Serializable;

/**
 * A preprocessed recording in a spool.
 *
 * @param spool the file
 * @param extent where in it
 * @param gain that its samples are to be multiplied by
 * @param noteHz its pitch if it is known, otherwise 0
 */
record Spooled(Location spool, SampleStore.Extent extent, float gain, double noteHz)
    implements Serializable {}
