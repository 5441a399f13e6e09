/*
 * Bessel functions of the first kind, and the zeros that a disc with an adiabatic rim needs.
 */

/**
 * J₀(x). Error below 1e-10: power series up to 12, Hankel's asymptotic series beyond.
 * Source: Abramowitz & Stegun (1964), 9.1.10 and 9.2.5. Example: J₀(1) = 0.7651977.
 */
export function besselJ0(x: number): number {
  return bessel(0, Math.abs(x));
}

/** J₁(x). Error and source as `besselJ0`. Example: J₁(1) = 0.4400506. */
export function besselJ1(x: number): number {
  return x < 0 ? -bessel(1, -x) : bessel(1, x);
}

/**
 * n-th positive zero of J₁, n ≥ 1: McMahon's expansion and Newton steps.
 * Source: Abramowitz & Stegun (1964), 9.5.12. Example: the first is 3.8317060.
 */
export function besselJ1Zero(n: number): number {
  const beta = (n + 0.25) * Math.PI;
  const e = 1 / (8 * beta);
  let root = beta - 3 * e + 12 * e ** 3;
  for (let i = 0; i < 2; i++) {
    const j1 = besselJ1(root);
    root -= j1 / (besselJ0(root) - j1 / root);
  }
  return root;
}

/** Where the two series change over: both are good to 1e-10 here. */
const changeOver = 12;

function bessel(order: 0 | 1, x: number): number {
  return x <= changeOver ? powerSeries(order, x) : asymptotic(order, x);
}

function powerSeries(order: 0 | 1, x: number): number {
  const quarter = -(x * x) / 4;
  let term = order === 0 ? 1 : x / 2;
  let sum = term;
  for (let k = 1; k < 60 && Math.abs(term) > 1e-18; k++) {
    term *= quarter / (k * (k + order));
    sum += term;
  }
  return sum;
}

function asymptotic(order: 0 | 1, x: number): number {
  const mu = 4 * order * order;
  let term = 1;
  let p = 1;
  let q = 0;
  for (let k = 1; k < 40; k++) {
    const next = (term * (mu - (2 * k - 1) ** 2)) / (k * 8 * x);
    // The series diverges in the end: stop at its smallest term.
    if (Math.abs(next) >= Math.abs(term)) break;
    term = next;
    const signed = Math.floor(k / 2) % 2 === 0 ? term : -term;
    if (k % 2 === 0) p += signed;
    else q += signed;
    if (Math.abs(term) < 1e-18) break;
  }
  const phase = x - (order / 2 + 0.25) * Math.PI;
  return Math.sqrt(2 / (Math.PI * x)) * (Math.cos(phase) * p - Math.sin(phase) * q);
}
