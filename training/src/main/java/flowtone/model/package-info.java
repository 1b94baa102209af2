/**
 * Teacher, student and the other families of flows on waveform frames: their configuration, their
 * graphs, and what they cost.
 */
package flowtone.model;
