/**
 * Sound and what can be measured of it: audio files in and out, resampling, spectra, pitch,
 * loudness and the feature tracks that voices are played with. Knows nothing of networks.
 */
package flowtone.audio;
