/** Voices on disk: written, found, described, loaded once and shared. */
package flowtone.library;
