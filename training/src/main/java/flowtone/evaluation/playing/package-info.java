/** Measures the notes an instrument plays: scales, mixtures of labels, attacks and releases. */
package flowtone.evaluation.playing;
