// The vectors that decode or encode, as questions to the decoder and as the answers that it owes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectDir } from './install.mjs';

const file = JSON.parse(readFileSync(path.join(projectDir, 'test/vectors.json'), 'utf8'));

/** The devices of the vectors, as the decoder's JSON input takes them. */
export const devices = JSON.stringify(file.devices);

const sizes = { 12: '4K', 14: '16K', 16: '64K' };

const hex = (value) => `0x${value.toString(16)}`;

/** A mapping of that many bytes, as a line of /proc/PID/maps. */
function mapping(offset, length) {
  const end = (0x7f0000000000n + BigInt(length)).toString(16);
  return `7f0000000000-${end} rw-s ${offset.toString(16).padStart(8, '0')} 00:0e 13653 anon_inode:[vfio-device]`;
}

function textOf({ op, input, page_shift: page }) {
  switch (op) {
    case 'decode_vm_pgoff':
      if (input.length === undefined) return input.vm_pgoff;
      return mapping(BigInt(input.vm_pgoff) << BigInt(page), input.length);
    case 'decode_file_offset':
      return input.file_offset;
    case 'encode':
      return `region ${input.index} + ${input.region_byte_offset}`;
  }
}

/** What the decoder's JSON says, under the names of the vectors; only the names that this one has. */
function told({ op, expect, page_shift: page }, result) {
  const pgoff = result.vmPgoff[sizes[page]];
  const inPage = hex(BigInt(result.regionOffset ?? 0) >> BigInt(page));
  const candidates = result.also.filter(({ reading }) => reading === 'raw-pfn');
  const all = {
    index: result.index,
    name: result.region,
    region_page_offset: inPage,
    region_byte_offset: result.regionOffset,
    file_offset: result.offset,
    vm_pgoff: pgoff,
    maps_offset: result.maps,
    pa: result.physical,
    pfn: result.pfn,
    mmap_result: result.mmap === 'ok' ? 'ok' : `-EINVAL ${result.mmap}`,
    iommu_mappable: result.iommu,
    access: result.verdict === 'region-coded' ? 'ok' : result.verdict,
    page_aligned: pgoff !== null,
    raw_pfn_candidates: candidates.map((one) => ({
      index: one.index,
      name: one.region,
      byte: one.regionOffset,
      should_be_vm_pgoff: one.vmPgoff[sizes[page]],
    })),
    // Before the repair of a driver vm_pgoff is the pfn of the place.
    ...(op === 'encode' && {
      raw_vm_pgoff_before_fix: result.pfn,
      maps_offset_before_fix: BigInt(result.physical).toString(16).padStart(8, '0'),
    }),
    verdict: result.verdict,
  };
  return Object.fromEntries(Object.keys(expect).map((name) => [name, all[name]]));
}

/** Where no number is wanted back: whether mmap() takes a place is `mmap_result`'s to say. */
const unasked = new Set(['mmappable']);

export const questions = file.vectors
  .filter(({ op }) => ['decode_vm_pgoff', 'decode_file_offset', 'encode'].includes(op))
  .map((vector) => {
    const expect = Object.fromEntries(Object.entries(vector.expect).filter(([name]) => !unasked.has(name)));
    return {
      id: vector.id,
      text: textOf(vector),
      as: vector.op === 'decode_vm_pgoff' ? 'pgoff' : 'offset',
      page: sizes[vector.page_shift],
      device: vector.device,
      expect,
      told: (result) => told({ ...vector, expect }, result),
    };
  });
