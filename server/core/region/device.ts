/** A device's regions as its users know them: names, sizes, physical addresses, what may be mapped. */
import { decode, encode, type Coding, type Decoded } from './layout.ts';
import {
  fileOffset,
  isAddressable,
  length,
  phys,
  regionOffset,
  type FileOffset,
  type Length,
  type Phys,
} from './space.ts';

export interface Region {
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  /** Undefined where no CPU physical address stands behind it; that of an I/O BAR is a port, not memory. */
  readonly base: Phys | undefined;
  readonly size: Length;
  readonly mmap: boolean;
  readonly iommu: boolean;
  /** VFIO_REGION_INFO_CAP_TYPE of a device-specific region. */
  readonly type: bigint | undefined;
  readonly subtype: number | undefined;
}

export interface Device {
  readonly bus: string;
  readonly coding: Coding;
  readonly regionCount: number;
  readonly regions: readonly Region[];
}

type Json = Readonly<Record<string, unknown>>;

function record(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${what}: an object is due`);
  return value as Json;
}

function number(value: unknown, what: string, end = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`${what}: a whole number is due`);
  if (value > end) throw new Error(`${what}: ${value} is more than ${end}`);
  return value;
}

function hex(value: unknown, what: string): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-f]{1,16}$/i.test(value))
    throw new Error(`${what}: a hex string is due, of at most 64 bits`);
  return BigInt(value);
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${what}: a string is due`);
  return value;
}

/** True or false; what is left out is false. */
function flag(value: unknown, what: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw new Error(`${what}: true or false is due`);
  return value === true;
}

/** What is null or left out is undefined. */
function optional<T>(value: unknown, what: string, read: (value: unknown, what: string) => T): T | undefined {
  return value === null || value === undefined ? undefined : read(value, what);
}

/** No region reaches past what a loff_t can say. */
const lastSize = length(0x8000000000000000n);

interface ReadRegion {
  readonly region: Region;
  readonly start: FileOffset | undefined;
  readonly what: string;
}

function readRegion(value: unknown, what: string): ReadRegion {
  const json = record(value, what);
  const base = optional(json['pa'], `${what}.pa`, (pa, where) => phys(hex(pa, where)));
  const size = length(hex(json['size'], `${what}.size`));
  // The model adds up to base + size and rounds sizes up to pages: what passes 64 bits is refused here, once.
  if (!isAddressable(base ?? phys(0n), size) || size > lastSize)
    throw new Error(`${what}.size: the region ends past 64 bits`);
  const kind = text(json['kind'], `${what}.kind`);
  const region: Region = {
    index: number(json['index'], `${what}.index`),
    name: text(json['name'], `${what}.name`),
    kind,
    base: kind === 'io' ? undefined : base,
    size,
    mmap: flag(json['mmap'], `${what}.mmap`),
    iommu: flag(json['iommu'], `${what}.iommu`),
    type: optional(json['type'], `${what}.type`, hex),
    subtype: optional(json['subtype'], `${what}.subtype`, number),
  };
  const start = optional(json['offset'], `${what}.offset`, (at, where) => fileOffset(hex(at, where)));
  return { region, start, what };
}

function tableOf(read: readonly ReadRegion[]): Coding {
  const placed = read.flatMap(({ region, start, what }) => {
    if (start === undefined && region.size !== 0n)
      throw new Error(`${what}.offset: due where the device has no offset_shift`);
    return start === undefined ? [] : [{ index: region.index, offset: start, size: region.size }];
  });
  return {
    kind: 'table',
    regions: placed.toSorted((a, b) => (a.offset < b.offset ? -1 : a.offset > b.offset ? 1 : 0)),
  };
}

function shiftOf(shift: number, read: readonly ReadRegion[]): Coding {
  const coding: Coding = { kind: 'shift', shift };
  for (const { region, start, what } of read)
    if (start !== undefined && start !== encode(coding, BigInt(region.index), regionOffset(0n)))
      throw new Error(`${what}.offset: not what offset_shift makes of its index`);
  return coding;
}

function readDevice(name: string, value: unknown): Device {
  const json = record(value, name);
  const list = json['regions'];
  if (!Array.isArray(list)) throw new Error(`${name}.regions: a list is due`);
  const read = list.map((one, i) => readRegion(one, `${name}.regions[${i}]`));
  const shift = optional(json['offset_shift'], `${name}.offset_shift`, (given, what) =>
    number(given, what, 63),
  );
  const regionCount = number(json['num_regions'], `${name}.num_regions`, 0xffffffff);
  const seen = new Set<number>();
  for (const { region, what } of read) {
    if (region.index >= regionCount) throw new Error(`${what}.index: not below num_regions, ${regionCount}`);
    if (seen.has(region.index)) throw new Error(`${what}.index: ${region.index} is there twice`);
    seen.add(region.index);
  }
  return {
    bus: text(json['bus'], `${name}.bus`),
    coding: shift === undefined ? tableOf(read) : shiftOf(shift, read),
    regionCount,
    regions: read.map(({ region }) => region),
  };
}

/**
 * Devices by name, from JSON of the shape `{ name: { bus, offset_shift, num_regions, regions: [...] } }`.
 * @throws Error that names the first member that is not as it should be
 */
export function readDevices(json: unknown): ReadonlyMap<string, Device> {
  const entries = Object.entries(record(json, 'devices'));
  return new Map(entries.map(([name, value]) => [name, readDevice(name, value)]));
}

export const regionOf = (device: Device, index: bigint): Region | undefined =>
  device.regions.find((region) => BigInt(region.index) === index);

/** The device's decoding of an offset on its fd. */
export const decodeFor = (device: Device, offset: FileOffset): Decoded | undefined =>
  decode(device.coding, offset);
