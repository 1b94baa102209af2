package flowtone.voice;

/**
 * Chunks of equal length of several listeners, row-major.
 *
 * @param batch listeners
 * @param noise scaled by each listener's temperature [batch, samples]
 * @param features [batch, contextHops + hops, featureWidth]
 * @param pitch [batch, 2 + hops, 2]
 * @param phase [batch, samples]
 * @param state [batch, stateSize]
 */
record ChunkBatch(
    int batch, float[] noise, float[] features, float[] pitch, float[] phase, float[] state) {}
