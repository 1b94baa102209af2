/**
 * Flows side by side: what a second of sound costs with each, and a density, side by side in one
 * run, and the report of it.
 */
package flowtone.benchmark;
