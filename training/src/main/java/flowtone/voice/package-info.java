/**
 * Voices and how to play them: what a voice is on disk, loading and chunked synthesis, and the
 * performance that turns notes or recordings into the control curves a voice reads.
 */
package flowtone.voice;
