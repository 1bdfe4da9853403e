/** Every reader on samples of its format, then the samples as they come: mixed, quoted, coloured, with other line ends. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formats, type PasteFormat } from '../../../server/core/region/paste/facts.ts';
import { readPaste } from '../../../server/core/region/paste/read.ts';
import { meant, said, type Sample } from './show.ts';
import { samples } from './samples/all.ts';

/** What a sample says when other lines stand before it. */
const moved = (says: readonly string[], by: number): string[] =>
  says.map((fact) => {
    const [, head = '', numbers = '', rest = ''] = /^(not understood: )?([\d,]+)(.*)$/.exec(fact) ?? [];
    const lines = numbers.split(',').map((line) => String(Number(line) + by));
    return `${head}${lines.join(',')}${rest}`;
  });

/** All samples with a blank line between them, and what they say. */
function together(list: readonly Sample[]): { lines: string[]; says: string[] } {
  const lines: string[] = [];
  const facts: string[] = [];
  const left: string[] = [];
  for (const sample of list) {
    for (const fact of moved(sample.says, lines.length)) {
      const [, numbers] = /^not understood: (.*)$/.exec(fact) ?? [];
      if (numbers === undefined) facts.push(fact);
      else left.push(numbers);
    }
    lines.push(...sample.lines, '');
  }
  return { lines, says: [...facts, ...(left.length > 0 ? [`not understood: ${left.join(',')}`] : [])] };
}

describe('a paste', () => {
  for (const { title, lines, says } of samples) it(title, () => assert.deepEqual(said(...lines), says));

  it('has three samples of every format, each of which names the code that prints it', () => {
    const all = samples.map((sample) => ({
      sample,
      formats: new Set(
        readPaste(sample.lines.join('\n'))
          .facts.filter(({ kind }) => kind !== 'context')
          .map(({ format }) => format),
      ),
    }));
    const of = (format: PasteFormat): readonly Sample[] =>
      all.filter((one) => one.formats.has(format)).map(({ sample }) => sample);
    assert.deepEqual(
      formats.filter((format) => new Set(of(format).map(({ lines }) => lines.join('\n'))).size < 3),
      [],
    );
    for (const { title, from } of samples)
      for (const { tree, file, by } of from) {
        assert.match(tree, /\d|^libvfio-user$|^typed by people$/, title);
        assert.match(file, /^[\w./-]+$/, title);
        assert.notEqual(by, '', title);
      }
    // What nobody prints is what people type, and nothing else.
    const printed = formats.filter((format) =>
      of(format).some(({ from }) => from.every(({ tree }) => tree !== 'typed by people')),
    );
    assert.deepEqual(
      formats.filter((format) => !printed.includes(format) && format !== 'number'),
      [],
    );
  });

  it('is read the same when formats are mixed, in any order', () => {
    for (const list of [samples, samples.toReversed()]) {
      const { lines, says } = together(list);
      assert.deepEqual(said(...lines), says);
    }
  });

  it('goes from format to format without a blank line', () => {
    assert.deepEqual(
      said(
        '01:00.0 VGA compatible controller: Example Corp Accelerator',
        '\tRegion 0: Memory at fa000000 (32-bit, non-prefetchable) [size=16M]',
        '  6000000000-600fffffff : 0000:01:00.0',
        '7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653 anon_inode:[vfio-device]',
        'vfio_region_mmap Region 0000:01:00.0 BAR 1 mmaps[0] [0x0 - 0xfff]',
        'BAR2 + 0x3000',
        'who knows',
        '\tRegion 1: Memory at fb000000 (32-bit, non-prefetchable) [size=4K]',
      ),
      [
        '1 lspci device device=0000:01:00.0',
        '2 lspci region device=0000:01:00.0 index=0 memory=mem base=0xfa000000 size=0x1000000',
        '3 iomem region device=0000:01:00.0 memory=mem base=0x6000000000 size=0x10000000',
        '4 maps mapping where=offset:0x20000003000 start=0x7f30bd200000 end=0x7f30bd201000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653',
        '5 qemu-trace area device=0000:01:00.0 index=1 start=0x0 end=0x1000',
        '6 number value value=place:2+0x3000 text=BAR2 + 0x3000',
        '8 lspci region index=1 memory=mem base=0xfb000000 size=0x1000',
        'not understood: 7',
      ],
    );
  });
});

describe('what mail, terminals and logs put round a paste', () => {
  const { lines, says } = together(samples);
  const dressed: Readonly<Record<string, (line: string) => string>> = {
    'one level of quoting': (line) => (line === '' ? '>' : `> ${line}`),
    'two levels of quoting': (line) => `>> ${line}`,
    'two levels with blanks': (line) => `> > ${line}`,
    'a bar': (line) => `| ${line}`,
    colours: (line) => line.replaceAll(/vfio|[0-9a-f]{4}/g, '\x1b[01;31m\x1b[K$&\x1b[m\x1b[K'),
    'colours that lost their escape': (line) => line.replaceAll('vfio', '[01;31m[Kvfio[0m[K'),
    'colours shown by cat -v': (line) => line.replaceAll('vfio', '^[[1mvfio^[[0m'),
    'blanks at the end': (line) => `${line}  \t`,
    'hard blanks': (line) => line.replaceAll(' ', '\u00a0'),
    'a mark of the byte order': (line) => `\ufeff${line}`,
    'what cat -A shows': (line) => `${line.replaceAll('\t', '^I')}$`,
    'what cat -A shows of CRLF': (line) => `${line.replaceAll('\t', '^I')}^M$`,
  };
  for (const [what, dress] of Object.entries(dressed))
    it(`${what} is no part of it`, () => assert.deepEqual(said(...lines.map(dress)), says));

  it('fences and tags alone on a line are no part of it', () => {
    const sample = '7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653 anon_inode:[vfio-device]';
    const fact =
      'maps mapping where=offset:0x20000003000 start=0x7f30bd200000 end=0x7f30bd201000 permissions=rw-s path=anon_inode:[vfio-device] inode=00:0e 13653';
    assert.deepEqual(said('<details>', '', '```console', sample, '```', '</p>', '</details>'), [`4 ${fact}`]);
    assert.deepEqual(said('~~~', sample, '~~~', '<summary>maps</summary>'), [
      `2 ${fact}`,
      'not understood: 4',
    ]);
  });

  it('what grep puts before a line is no part of it', () => {
    const bare = [
      '7f30bd200000-7f30bd201000 rw-s 20000003000 00:0e 13653 anon_inode:[vfio-device]',
      '\tRegion 0: Memory at fa000000 (32-bit, non-prefetchable) [size=16M]',
      '[    0.912349] pci 0000:01:00.0: BAR 0 [mem 0xfa000000-0xfaffffff]',
      '  6000000000-600fffffff : 0000:01:00.0',
      'vfio_region_setup Device 0000:01:00.0, region 1 "0000:01:00.0 BAR 1", flags: 0x7, offset: 0x10000000000, size: 0x10000000',
      'mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 35, 0x10000000000) = 0x7f30a0000000',
      '\tvma->vm_pgoff = 0x20000003;',
      'vfio-device-syspath: /sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0',
      '  vm_pgoff = 0x10000000,',
      'BAR2 + 0x3000',
    ];
    for (const line of bare)
      for (const prefix of ['123:', 'a.log:', 'a.log:7:', './logs/a:', '* ', '1. '])
        assert.deepEqual(said(`${prefix}${line}`), said(line), prefix);
  });

  it('a time, an address and a range are no prefixes of grep', () => {
    for (const line of ['10:20', '10:30:11', '10-20', '5: 12', '3: who knows', 'see a.c: or not'])
      assert.deepEqual(said(line), ['not understood: 1'], line);
    assert.deepEqual(said('01:00.0 VGA compatible controller: Example Corp'), [
      '1 lspci device device=0000:01:00.0',
    ]);
  });

  it('CRLF and lone CR end a line as LF does', () => {
    for (const end of ['\r\n', '\r']) assert.deepEqual(said(lines.join(end)), says);
  });

  it('tabs that became blanks, or nothing, change no value', () => {
    // Two tabs are what tells a virtual function's BAR where the head of its capability is cut off.
    for (const tab of ['    ', ' ', '']) {
      const list = samples.map((sample) => ({
        ...sample,
        lines: sample.lines.map((line) => line.replace(/^\t+/, tab)),
      }));
      for (const { lines: bare, says: all } of list)
        assert.deepEqual(
          meant(...bare).filter((fact) => !fact.startsWith('not understood')),
          all.filter((fact) => !/ context$|^not understood/.test(fact)),
        );
    }
  });

  it('a log backend may put its own prefix before every line', () => {
    const trace = 'vfio_region_write  (0000:01:00.0:region0+0x1400, 0x1, 4)';
    const prefixes = [
      '12345@1763805600.123456:',
      '2026-11-22 10:02:11.123+0000: ',
      '2026-11-22T10:02:11.123456Z host qemu-system-x86_64[4711]: ',
      'Nov 22 10:02:11 host qemu[4711]: ',
      'Nov  2 10:02:11 host libvirtd: ',
      '<30>Nov 22 10:02:11 host qemu[4711]: 12345@1763805600.123456:',
    ];
    for (const prefix of prefixes)
      assert.deepEqual(said(`${prefix}${trace}`), [
        '1 qemu-trace value value=place:0+0x1400 text=0000:01:00.0:region0+0x1400 device=0000:01:00.0',
      ]);
  });
});

describe('a shell prompt', () => {
  it('tells what follows, and nothing by itself', () => {
    assert.deepEqual(
      said(
        '$ grep vfio /proc/4711/maps',
        'root@host:~# lspci -vvs 01:00.0',
        '[me@host ~]$ sudo dmesg',
        '$ make',
      ),
      ['1 maps context', '2 lspci context', '3 dmesg context', 'not understood: 4'],
    );
  });
});
