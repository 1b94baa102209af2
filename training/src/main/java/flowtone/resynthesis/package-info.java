/** From a recording to controls: measured, transposed, stretched, or mixed with others. */
package flowtone.resynthesis;
