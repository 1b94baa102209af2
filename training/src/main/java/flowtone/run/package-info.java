/**
 * The run directory of a training: configuration, metrics, checkpoints and state. Written by one
 * trainer at a time, read by anyone at any moment.
 */
package flowtone.run;
