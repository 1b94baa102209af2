/** Networks on plain vectors, for flows that model anything but waveform frames. */
package flowtone.network.dense;
