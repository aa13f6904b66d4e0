/** Student's t for whole degrees of freedom: closed sums of Abramowitz & Stegun 26.7.3 and 26.7.4, exact to rounding. */

/** P(|T| ≤ t) with `freedom` degrees of freedom, t ≥ 0. */
export function studentCoverage(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const odd = freedom % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** The t with P(|T| ≤ t) = coverage (0 < coverage < 1): half-width factor of a two-sided interval. */
export function studentQuantile(coverage: number, freedom: number): number {
  let low = 0;
  let high = 1;
  while (studentCoverage(high, freedom) < coverage) high *= 2;
  // Halved until no double lies between.
  for (let middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (studentCoverage(middle, freedom) < coverage) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
