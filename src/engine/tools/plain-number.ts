/** A number without the noise of binary fractions: 0.1 + 0.2 is 0.3. Twelve digits, no exponent below 1e15. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(12));
  return Math.abs(rounded) < 1e15 && Math.abs(rounded) >= 1e-6
    ? String(rounded)
    : rounded === 0
      ? '0'
      : rounded.toExponential();
}
