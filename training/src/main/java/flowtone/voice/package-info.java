/** Voices: the manifest, the files, and the mixing of labels and of noises. */
package flowtone.voice;
