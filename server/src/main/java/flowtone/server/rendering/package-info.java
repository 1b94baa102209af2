/**
 * Scores and recordings rendered into responses: a few threads take turns at all of them, each into
 * a bounded buffer that its client empties at its own pace.
 */
package flowtone.server.rendering;
