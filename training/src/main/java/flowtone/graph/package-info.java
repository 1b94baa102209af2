/**
 * Building TensorFlow graphs: where weights come from, what causal layers remember, rows of a batch
 * in time, feeding and fetching plain arrays. Nothing here knows of flows or sound.
 */
package flowtone.graph;
