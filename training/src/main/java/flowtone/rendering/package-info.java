/** Sounds made with voices: of recordings, from file to file, and of keys, chunk by chunk. */
package flowtone.rendering;
