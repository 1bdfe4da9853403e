/** Every sample of every reader. */
import type { Sample } from '../show.ts';
import { cSamples } from './c.ts';
import { debuggersSamples } from './debuggers.ts';
import { dmesgSamples } from './dmesg.ts';
import { fdSamples } from './fd.ts';
import { mapsSamples } from './maps.ts';
import { pciSamples } from './pci.ts';
import { qemuSamples } from './qemu.ts';
import { regionsSamples } from './regions.ts';
import { straceSamples } from './strace.ts';
import { valuesSamples } from './values.ts';

export const samples: readonly Sample[] = [
  ...mapsSamples,
  ...fdSamples,
  ...pciSamples,
  ...dmesgSamples,
  ...qemuSamples,
  ...debuggersSamples,
  ...straceSamples,
  ...regionsSamples,
  ...cSamples,
  ...valuesSamples,
];
