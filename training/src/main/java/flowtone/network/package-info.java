/**
 * The networks that condition flows: the framed causal network, the conditioner at hop rate, the
 * harmonic carrier.
 */
package flowtone.network;
