/**
 * Median and 95th percentile of times.
 * @param {readonly number[]} values at least one
 * @returns {{median: number, p95: number}}
 */
export function statistics(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { median: at(0.5), p95: at(0.95) };
}

/**
 * What this machine does now: median time of one fixed piece of double-precision work. Other times are judged
 * as multiples of it, so that a slow or busy machine does not count as a regression.
 * @returns {number} ms
 */
export function referenceTime() {
  const n = 120;
  const a = Float64Array.from({ length: n * n }, (_, index) => 1 + (index % 7));
  const product = new Float64Array(n * n);
  const times = [];
  for (let run = 0; run < 15; run += 1) {
    const started = performance.now();
    product.fill(0);
    for (let i = 0; i < n; i += 1)
      for (let k = 0; k < n; k += 1) {
        const factor = a[i * n + k];
        for (let j = 0; j < n; j += 1) product[i * n + j] += factor * a[k * n + j];
      }
    times.push(performance.now() - started);
  }
  return statistics(times).median;
}
