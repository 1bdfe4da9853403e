/** Digits to numbers of at most 64 bits; longer ones are none, and cost nothing. */

const limit = 1n << 64n;

/** Hex digits, with or without 0x. */
export function hex(text: string | undefined): bigint | undefined {
  const [, digits] = /^(?:0x)?0*([0-9a-f]{0,16})$/i.exec(text ?? '') ?? [];
  if (digits === undefined || text === undefined || text === '' || /^0x$/i.test(text)) return undefined;
  return BigInt(`0x0${digits}`);
}

export function decimal(text: string | undefined): bigint | undefined {
  const [, digits] = /^0*(\d{0,20})$/.exec(text ?? '') ?? [];
  if (digits === undefined || text === undefined || text === '') return undefined;
  const value = BigInt(digits === '' ? 0 : digits);
  return value < limit ? value : undefined;
}

/** As C and its printf("%#x") write: hex with 0x, decimal without. */
export const natural = (text: string | undefined): bigint | undefined =>
  /^0x/i.test(text ?? '') ? hex(text) : decimal(text);

/**
 * Both readings of digits without 0x, the likelier first: hex where only it can be, or where they look like a column
 * of maps, with a leading 0 or at least eight digits.
 */
export function readings(text: string): readonly bigint[] {
  if (/^0x/i.test(text)) return [hex(text)].filter((value) => value !== undefined);
  const both = [hex(text), decimal(text)];
  const hexFirst = /[a-f]/i.test(text) || /^0\d/.test(text) || text.length >= 8;
  const found = (hexFirst ? both : both.toReversed()).filter((value) => value !== undefined);
  return found[0] === found[1] ? found.slice(0, 1) : found;
}

/** An offset or size without 0x, of which one reading is due: the one that is whole pages, else decimal. */
export function pagewise(text: string): bigint | undefined {
  if (/^0x/i.test(text)) return hex(text);
  const asHex = hex(text);
  const asDecimal = decimal(text);
  if (asDecimal === undefined) return asHex;
  return asHex !== undefined && (asDecimal & 0xfffn) !== 0n && (asHex & 0xfffn) === 0n ? asHex : asDecimal;
}

/** A number small enough for an index or an fd. */
export function small(text: string | undefined): number | undefined {
  const value = natural(text);
  return value !== undefined && value < 0x80000000n ? Number(value) : undefined;
}

/** Bytes from the first to the last, both included; undefined where the last comes first, or 64 bits do not do. */
export const extent = (first: bigint, last: bigint): bigint | undefined =>
  last >= first && last - first + 1n < limit ? last - first + 1n : undefined;

/** One past the last byte; undefined past 64 bits. */
export const after = (last: bigint): bigint | undefined => (last + 1n < limit ? last + 1n : undefined);
