/**
 * Recordings read and sounds written in the formats that people have, by FFmpeg, and mended where
 * it errs: bytes in, mono blocks out, and the other way round.
 */
package flowtone.audio.file;
