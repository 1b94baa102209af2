/** From notes, keys, scores, MIDI files, bends and vibrato to control curves. */
package flowtone.performance;
