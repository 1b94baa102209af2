/** Distances between two sounds, and properties of one, as published figures define them. */
package flowtone.evaluation.metric;
