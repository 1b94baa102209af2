package flowtone.audio.file;

/**
 * What FFmpeg is to make of one channel of sound.
 *
 * @param muxer FFmpeg's name of the container
 * @param encoder FFmpeg's name of the codec
 * @param sampleFormat how the encoder takes samples, by FFmpeg's number
 * @param sampleBits of the integers that are stored; 0 for all that the sample format has
 * @param rateHz samples per second, one that the codec has
 * @param bitsPerSecond to spend; 0 for what it takes, or the codec's own choice
 */
record CodecSettings(
    String muxer,
    String encoder,
    int sampleFormat,
    int sampleBits,
    int rateHz,
    int bitsPerSecond) {}
