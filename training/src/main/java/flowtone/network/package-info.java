/**
 * The networks that condition flows: the framed causal network, the conditioner at hop rate, the
 * harmonic carrier, and where their weights come from.
 */
package flowtone.network;
