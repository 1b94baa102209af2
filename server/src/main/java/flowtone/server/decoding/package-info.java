/**
 * Uploaded recordings decoded in processes of their own, with bounds of their own: what a file does
 * to a native decoder costs one request, and not the server.
 */
package flowtone.server.decoding;
