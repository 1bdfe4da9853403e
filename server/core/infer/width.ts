/** Numbers as C holds them: with the width of their type, so that what a driver cuts is not taken for whole. */
import type { TypeName } from '../c/ir.ts';
import { literalOf } from './constants.ts';

/** A number and the width of its C type: int, unsigned int, or any of 64 bits. */
export interface Sized {
  readonly value: bigint;
  readonly width: 31 | 32 | 64;
}

/** The number as a type of that width holds it; undefined where C would cut it or leave it undefined. */
export function sized(value: bigint | undefined, width: Sized['width']): Sized | undefined {
  if (value === undefined) return undefined;
  const least = width === 32 ? 0n : width === 31 ? -(1n << 31n) : -(1n << 63n);
  return value >= least && value < 1n << BigInt(width) ? { value, width } : undefined;
}

/** A literal with the type that C gives it: the first of int, unsigned int and long that it fits (decimal: not unsigned). */
export function literal(text: string): Sized | undefined {
  const number = literalOf(text);
  const suffix = /[ul]*$/i.exec(text)?.[0].toLowerCase() ?? '';
  const isDecimal = /^[1-9]/.test(text);
  const int = suffix === '' ? sized(number, 31) : undefined;
  const uint = suffix === 'u' || (suffix === '' && !isDecimal) ? sized(number, 32) : undefined;
  return int ?? uint ?? sized(number, 64);
}

/** Types of 64 bits. */
const wide =
  /^(?:(?:__)?[us](?:64)|u?int64_t|loff_t|off_t|pgoff_t|phys_addr_t|resource_size_t|dma_addr_t|s?size_t|(?:unsigned |signed )?long(?: unsigned| long)?(?: int)?|unsigned long long(?: int)?)$/;
const unsigned = /^(?:(?:__)?u32|uint32_t|unsigned(?: int)?|uint)$/;
const signed = /^(?:(?:__)?s32|int32_t|int)$/;

/** True for a number of 64 bits. */
export const isWide = ({ base, pointers, array }: TypeName): boolean =>
  wide.test(base) && pointers === 0 && array !== true;

/** What a variable of a type, or a cast to it, holds; undefined where it does not fit, or the type is not known. */
export function cast(value: Sized | undefined, type: TypeName): Sized | undefined {
  const { base, pointers, array } = type;
  if (!value || pointers > 0 || array === true) return undefined;
  if (isWide(type)) return sized(value.value, 64);
  if (unsigned.test(base)) return sized(value.value, 32);
  return signed.test(base) ? sized(value.value, 31) : undefined;
}

/** include/linux/sizes.h, 6.12: SZ_1 … SZ_512T. */
export function sizeNamed(name: string): bigint | undefined {
  const [, count, unit = ''] = /^SZ_(\d{1,3})([KMGT]?)$/.exec(name) ?? [];
  return count === undefined
    ? undefined
    : BigInt(count) << BigInt(10 * ' KMGT'.indexOf(unit === '' ? ' ' : unit));
}
