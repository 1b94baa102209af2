/** Densities of plain vectors: a flow of any family fitted to rows of numbers; nothing of sound. */
package flowtone.density;
