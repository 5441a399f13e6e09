/** A number in groups of three: "49 321". */
export function grouped(value: number): string {
  return value.toLocaleString('en').replaceAll(',', '\u202F');
}
