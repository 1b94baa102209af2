/**
 * Voices: what one says of itself in its manifest, the files it consists of, its labels and noises
 * and how they are mixed.
 */
package flowtone.voice;
