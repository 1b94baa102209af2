/** From recordings to controls: extracted, transposed, stretched, or mixed. */
package flowtone.resynthesis;
