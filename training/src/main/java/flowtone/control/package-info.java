/**
 * What conditions a sound: the curves that are measured from a recording or asked for by a player
 * (pitch, voicing, loudness, mel bands, labels), and how they are laid out for networks.
 */
package flowtone.control;
