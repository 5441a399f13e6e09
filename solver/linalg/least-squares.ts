/**
 * Weights w of columns that leave least of a right side over, by Cholesky factors of their Gram matrix, scaled to ones on
 * its diagonal. Columns of which hardly anything lies beside the ones before get 0.
 * @param gram products of the columns, the lower half @param products of each column with the right side
 * @param dependent share of a column's square that must lie beside those before
 */
export function leastSquares(
  gram: readonly Float64Array[],
  products: readonly number[],
  dependent: number,
): Float64Array {
  const n = products.length;
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(gram[i][i]));
  const weights = new Float64Array(n);
  const factor = Array.from({ length: n }, () => new Float64Array(n));
  const isIn = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    if (!(scale[i] > 0)) continue;
    let rest = 1;
    for (let j = 0; j < i; j++) {
      if (!isIn[j]) continue;
      let sum = gram[i][j] / (scale[i] * scale[j]);
      for (let m = 0; m < j; m++) sum -= factor[i][m] * factor[j][m];
      factor[i][j] = sum / factor[j][j];
      rest -= factor[i][j] * factor[i][j];
    }
    if (rest <= dependent) {
      factor[i].fill(0);
      continue;
    }
    isIn[i] = 1;
    factor[i][i] = Math.sqrt(rest);
  }
  for (let i = 0; i < n; i++) {
    if (!isIn[i]) continue;
    let sum = products[i] / scale[i];
    for (let m = 0; m < i; m++) sum -= factor[i][m] * weights[m];
    weights[i] = sum / factor[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    if (!isIn[i]) continue;
    let sum = weights[i];
    for (let m = i + 1; m < n; m++) if (isIn[m]) sum -= factor[m][i] * weights[m];
    weights[i] = sum / factor[i][i];
  }
  for (let i = 0; i < n; i++) if (isIn[i]) weights[i] /= scale[i];
  return weights;
}
