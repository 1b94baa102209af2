/**
 * Run directories: configuration, metrics, checkpoints and state of a training run. Written by one
 * trainer at a time, read by anyone at any time.
 */
package flowtone.run;
