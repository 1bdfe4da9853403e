/** The command `vfioLint.decode` of `workspace/executeCommand`: the decoder for every editor. */
import { decodeText, layoutNames, type DecodeOptions } from '../core/region/decoder.ts';
import type { Decoding } from '../core/region/decoding.ts';
import { readDevices } from '../core/region/device.ts';
import { asNames } from '../core/region/numeral.ts';
import { pagesByName } from '../core/region/pages.ts';
import { fieldAt } from './params.ts';
import { decodeCommand } from './protocol.ts';

/** UTF-16 units of a paste: the client waits for the answer, and so does everything else that it asks. */
const longestText = 500_000;
/** Regions and devices are a few hundred characters each. */
const longestDevices = 1_000_000;

/** Why an argument is refused, as a sentence for the one who wrote it. */
export interface Refusal {
  readonly refused: string;
}

const refuse = (what: string): Refusal => ({ refused: `${decodeCommand}: ${what}` });

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const oneOf = (names: readonly string[]): string => names.join(', ');

function devicesOf(given: unknown): Pick<DecodeOptions, 'devices'> | Refusal {
  if (!isGiven(given)) return {};
  if (JSON.stringify(given).length > longestDevices)
    return refuse(`devices holds more than ${longestDevices} characters`);
  try {
    return { devices: readDevices(fieldAt(given, 'devices') ?? given) };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** What the command is given: one object, of which only the text has to be there. */
function readArgument(
  argument: unknown,
): { readonly text: string; readonly options: DecodeOptions } | Refusal {
  const [text, as, layout, page, devices, device] = ['text', 'as', 'layout', 'page', 'devices', 'device'].map(
    (name) => fieldAt(argument, name),
  );
  if (typeof text !== 'string') return refuse('its argument is an object whose text is a string');
  if (text.length > longestText) return refuse(`text holds more than ${longestText} characters`);
  const known = asNames.find((name) => name === as);
  if (isGiven(as) && !known) return refuse(`as is one of ${oneOf(asNames)}`);
  const laidOut = layoutNames.find((name) => name === layout);
  if (isGiven(layout) && laidOut === undefined) return refuse(`layout is one of ${oneOf(layoutNames)}`);
  const shift = typeof page === 'string' ? pagesByName.get(page) : undefined;
  if (isGiven(page) && !shift) return refuse(`page is one of ${oneOf([...pagesByName.keys()])}`);
  if (isGiven(device) && typeof device !== 'string') return refuse('device is the name of one, a string');
  const read = devicesOf(devices);
  if ('refused' in read) return read;
  if (typeof device === 'string' && read.devices && !read.devices.has(device))
    return refuse(`no device ${JSON.stringify(device)} in devices: ${[...read.devices.keys()].join(', ')}`);
  return {
    text,
    options: {
      ...(known && { as: known }),
      ...(laidOut !== undefined && { layout: laidOut }),
      ...(shift && { page: shift }),
      ...(typeof device === 'string' && { device }),
      ...read,
    },
  };
}

/** The answer to an executeCommand request: what the text means, or why it can't be asked so. */
export function executeCommand(params: unknown): Decoding | Refusal {
  const command = fieldAt(params, 'command');
  if (command !== decodeCommand)
    return { refused: `no command ${JSON.stringify(command)} here: ${decodeCommand} is the one` };
  const given = fieldAt(params, 'arguments');
  if (!Array.isArray(given) || given.length !== 1) return refuse('it takes one argument');
  const read = readArgument(given[0]);
  return 'refused' in read ? read : decodeText(read.text, read.options);
}
