/** Whose code a file is: by its own headers, by those that it names, by those who name it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { worldsOf } from '../../server/core/infer/userspace.ts';
import { parser } from '../harness.ts';

/** What each of these files is, by name. */
async function worlds(files: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const c = await parser();
  const facts = Object.entries(files).map(([name, text]) => c.facts(`/d/${name}`, text));
  const of = worldsOf(facts);
  return Object.fromEntries(facts.map((file) => [file.file.slice(3), of(file)]));
}

const system = (...names: readonly string[]): string => names.map((name) => `#include <${name}>\n`).join('');

describe('whose code a file is', () => {
  it('says its own #include lines', async () => {
    assert.deepEqual(
      await worlds({
        'tool.c': system('stdio.h', 'linux/vfio.h'),
        'qemu.c': '#include "qemu/osdep.h"\n',
        'dpdk.c': system('rte_log.h'),
        'driver.c': system('linux/module.h', 'linux/vfio.h'),
        'both.c': system('stdio.h', 'linux/pci.h'),
        'uapi.c': system('linux/types.h', 'linux/vfio.h'),
        'boot.c': '#include "string.h"\n',
      }),
      {
        'tool.c': 'user',
        'qemu.c': 'user',
        'dpdk.c': 'user',
        'driver.c': 'kernel',
        'both.c': 'kernel',
        'uapi.c': 'unknown',
        'boot.c': 'unknown',
      },
    );
  });

  it('say the headers that a file names, and those who name a header', async () => {
    assert.deepEqual(
      await worlds({
        'tool.c': system('unistd.h') + '#include "tool.h"\n#include "shared.h"\n',
        'rest.c': '#include "all.h"\n',
        'driver.c': system('linux/module.h') + '#include "shared.h"\n',
        'tool.h': '#define A 1\n',
        'all.h': system('stdlib.h'),
        'shared.h': '#define B 1\n',
        'nobody.h': '#define C 1\n',
      }),
      {
        'tool.c': 'user',
        'rest.c': 'user',
        'driver.c': 'kernel',
        'tool.h': 'user',
        'all.h': 'user',
        'shared.h': 'unknown',
        'nobody.h': 'unknown',
      },
    );
  });
});
