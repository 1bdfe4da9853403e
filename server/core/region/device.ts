/** A device's regions as its users know them: names, sizes, physical addresses, what may be mapped. */
import { decode, type Coding, type Decoded } from './layout.ts';
import { fileOffset, length, phys, type FileOffset, type Length, type Phys } from './space.ts';

export interface Region {
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  /** Undefined where no CPU physical address stands behind it; that of an I/O BAR is a port, not memory. */
  readonly base: Phys | undefined;
  readonly size: Length;
  readonly mmap: boolean;
  readonly iommu: boolean;
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

function number(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new Error(`${what}: a whole number is due`);
  return value;
}

function hex(value: unknown, what: string): bigint {
  if (typeof value !== 'string' || !/^0x[0-9a-f]+$/i.test(value))
    throw new Error(`${what}: a hex string is due`);
  return BigInt(value);
}

function readRegion(value: unknown, what: string): { region: Region; start: FileOffset | undefined } {
  const json = record(value, what);
  const kind = String(json['kind']);
  const base =
    json['pa'] === null || json['pa'] === undefined ? undefined : phys(hex(json['pa'], `${what}.pa`));
  const start =
    json['offset'] === null || json['offset'] === undefined
      ? undefined
      : fileOffset(hex(json['offset'], `${what}.offset`));
  const region: Region = {
    index: number(json['index'], `${what}.index`),
    name: String(json['name']),
    kind,
    base: kind === 'io' ? undefined : base,
    size: length(hex(json['size'], `${what}.size`)),
    mmap: json['mmap'] === true,
    iommu: json['iommu'] === true,
  };
  return { region, start };
}

/**
 * Devices by name, from JSON of the shape `{ name: { bus, offset_shift, num_regions, regions: [...] } }`.
 * @throws Error that names the first member that is not as it should be
 */
export function readDevices(json: unknown): ReadonlyMap<string, Device> {
  const out = new Map<string, Device>();
  for (const [name, value] of Object.entries(record(json, 'devices'))) {
    const device = record(value, name);
    const list = device['regions'];
    if (!Array.isArray(list)) throw new Error(`${name}.regions: a list is due`);
    const read = list.map((one, i) => readRegion(one, `${name}.regions[${i}]`));
    const shift = device['offset_shift'];
    const coding: Coding =
      shift === null || shift === undefined
        ? {
            kind: 'table',
            regions: read.flatMap(({ region, start }) =>
              start === undefined ? [] : [{ index: region.index, start, size: region.size }],
            ),
          }
        : { kind: 'shift', shift: number(shift, `${name}.offset_shift`) };
    out.set(name, {
      bus: String(device['bus']),
      coding,
      regionCount: number(device['num_regions'], `${name}.num_regions`),
      regions: read.map(({ region }) => region),
    });
  }
  return out;
}

export const regionOf = (device: Device, index: bigint): Region | undefined =>
  device.regions.find((region) => BigInt(region.index) === index);

/** The device's decoding of an offset on its fd. */
export const decodeFor = (device: Device, offset: FileOffset): Decoded | undefined =>
  decode(device.coding, offset);
