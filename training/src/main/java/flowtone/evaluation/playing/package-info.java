/** What an instrument does with notes: scales, mixes of labels, attacks and releases. */
package flowtone.evaluation.playing;
