const ASYMPTOTIC_FROM = 16 // the first neglected term is below 1e-16 from here

/**
 * δ(a) = ln Γ(a+1) − (a + ½) ln a + a − ½ ln 2π: what Stirling's formula leaves out.
 *
 * @param a - positive
 * @see Loader (2000), "Fast and Accurate Computation of Binomial Probabilities", eq. 4; below 16 by δ(a) − δ(a+1) = (a + ½) ln(1 + 1/a) − 1
 */
export function stirlingError(a: number): number {
  let [argument, error] = [a, 0]
  for (; argument < ASYMPTOTIC_FROM; argument += 1) error += (argument + 0.5) * Math.log1p(1 / argument) - 1
  const inverse = 1 / (argument * argument)
  const series = 1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))
  return error + series / argument
}
