/** The command `decode`: what offsets mean, from arguments or from a paste, as text or as JSON. */
import { decodeText } from '../core/region/decoder.ts';
import type { Decoding } from '../core/region/decoding.ts';
import { readDevices, type Device } from '../core/region/device.ts';
import { explainDecoded } from '../core/region/explain.ts';
import { exit, type ExitCode } from './exit.ts';
import type { CliHost } from './host.ts';
import type { DecodeCommand } from './options.ts';
import { printable } from './printable.ts';
import { rawLines } from '../core/region/paste/line.ts';

/** More is no paste: a line takes a few hundred bytes. */
const largest = 64 << 20;

const wrong = (io: CliHost, message: string): ExitCode => {
  io.stderr(`vfio-lint: ${printable(message)}\n`);
  return exit.wrong;
};

/** Devices from a file: the tables by name, or an object that holds them as `devices`. */
function devicesIn(io: CliHost, path: string): ReadonlyMap<string, Device> | string {
  const read = io.read(io.resolve(path));
  if (read.kind === 'failed') return `${path}: ${read.reason}`;
  try {
    const json: unknown = JSON.parse(read.bytes.toString('utf8'));
    const isWrapped = typeof json === 'object' && json !== null && 'devices' in json;
    return readDevices(isWrapped ? json.devices : json);
  } catch (error) {
    return `${path}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function asText({ results, notUnderstood }: Decoding, lines: readonly string[]): string {
  const blocks = results.map(
    (one) =>
      `${one.line}: ${printable(one.text)}\n${explainDecoded(one)
        .map((line) => `    ${printable(line)}\n`)
        .join('')}`,
  );
  const rest = notUnderstood.map(
    (line) => `${line}: ${printable((lines[line - 1] ?? '').trim())}\n    not understood\n`,
  );
  return [...blocks, ...rest].join('\n');
}

/** The devices that can be asked of. */
const toldOf = ({ devices }: Decoding): string =>
  devices.length === 0 ? '' : `; there are ${devices.map(({ name }) => name).join(', ')}`;

/** Decodes, and returns the exit code. */
export async function decode(command: DecodeCommand, io: CliHost): Promise<ExitCode> {
  const { values, devices: path, as, layout, page, device } = command;
  const devices = path === undefined ? undefined : devicesIn(io, path);
  if (typeof devices === 'string') return wrong(io, devices);
  if (device !== undefined && devices && !devices.has(device))
    return wrong(io, `no device '${device}' there: ${[...devices.keys()].join(', ')}`);
  if (values.length === 0 && io.stdinIsTTY) io.stderr('vfio-lint: paste, then end with Ctrl-D\n');
  const input = values.length > 0 ? undefined : await io.readStdin();
  if (input && input.length > largest) return wrong(io, `more than ${largest >> 20} MiB is no paste`);
  const text = input?.toString('utf8') ?? values.join('\n');
  const decoding = decodeText(text, {
    ...(as !== undefined && { as }),
    ...(layout !== undefined && { layout }),
    ...(page !== undefined && { page }),
    ...(devices && { devices }),
    ...(device !== undefined && { device }),
  });
  const isThere = device === undefined || decoding.devices.some(({ name }) => name === device);
  if (!isThere && decoding.results.length > 0)
    io.stderr(printable(`vfio-lint: no regions are told of a device '${device}'${toldOf(decoding)}`) + '\n');
  if (command.format === 'json') io.stdout(`${JSON.stringify(decoding, null, 2)}\n`);
  else {
    io.stdout(asText(decoding, rawLines(text)));
    for (const { name, layout: laidOut, regions } of decoding.devices)
      if (decoding.results.length === 0)
        io.stdout(
          `${printable(
            `${name}: ${laidOut ?? 'no layout'}, regions ${regions
              .filter(({ size }) => size !== '0x0')
              .map(({ name: region }) => region)
              .join(' ')}`,
          )}\n`,
        );
    if (decoding.results.length === 0) io.stderr('vfio-lint: nothing to decode in it\n');
  }
  return decoding.notUnderstood.length > 0 ? exit.notAnalysed : exit.clean;
}
