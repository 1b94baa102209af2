/** From what a person plays to controls: notes, keys, scores, MIDI files, bends and vibrato. */
package flowtone.performance;
