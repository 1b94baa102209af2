/** Standard MIDI files as people have them: from bytes to parts of notes and what moves them. */
package flowtone.performance.midi;
