/** Sound files made with voices: of recordings, and what became of each. */
package flowtone.rendering;
