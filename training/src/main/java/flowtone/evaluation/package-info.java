/**
 * Says in numbers and pictures how good a voice is: objective distances between recordings and what
 * the voice makes of their features, and how true an instrument is to the notes it is asked for.
 */
package flowtone.evaluation;
