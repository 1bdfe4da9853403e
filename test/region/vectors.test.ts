/** The 45 vectors: numbers recomputed by an independent program, each compared with what the model says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { readDevices, type Device } from '../../server/core/region/device.ts';
import {
  fault,
  in32Bits,
  judge,
  mapsColumn,
  mixedShift,
  place,
  reach,
  signedness,
  zap,
} from '../../server/core/region/evidence.ts';
import {
  fileOffset,
  fileOffsetOf,
  length,
  pgoff,
  regionOffset,
  userAddress,
  type PageShift,
} from '../../server/core/region/space.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Vector {
  readonly id: string;
  readonly op: string;
  readonly device: string;
  readonly page_shift: PageShift;
  readonly input: Fields;
  readonly expect: Fields;
  readonly why: string;
}

const file = JSON.parse(readFileSync('test/vectors.json', 'utf8')) as { devices: unknown; vectors: Vector[] };
const devices = readDevices(file.devices);

const hex = (value: bigint | undefined): string | null =>
  value === undefined ? null : `0x${value.toString(16)}`;
const index = (value: bigint | undefined): number | null => (value === undefined ? null : Number(value));

/** What the model says of a vector, under the names that the file uses. */
function answer(device: Device, { op, input, page_shift: page }: Vector): Fields {
  const big = (name: string): bigint => BigInt(String(input[name]));
  switch (op) {
    case 'decode_vm_pgoff': {
      const size = input['length'] === undefined ? undefined : length(big('length'));
      const judged = judge(device, pgoff(big('vm_pgoff')), page, size);
      return {
        index: index(judged.index),
        name: judged.region?.name ?? null,
        region_page_offset: hex(judged.page),
        region_byte_offset: hex(judged.offset),
        file_offset: hex(judged.fileOffset),
        maps_offset: mapsColumn(judged.fileOffset),
        pa: hex(judged.phys),
        pfn: hex(judged.pfn),
        mmap_result: judged.mmap === 'ok' ? 'ok' : `-EINVAL ${judged.mmap}`,
        iommu_mappable: judged.iommu,
        raw_pfn_candidates: judged.candidates.map((one) => ({
          index: one.region.index,
          name: one.region.name,
          byte: hex(one.offset),
          should_be_vm_pgoff: hex(one.shouldBe),
        })),
        verdict: judged.verdict,
      };
    }
    case 'decode_file_offset': {
      const at = reach(device, fileOffset(big('file_offset')), page);
      return {
        index: index(at.index),
        name: at.region?.name ?? null,
        region_byte_offset: hex(at.offset),
        access: at.inside ? 'ok' : 'outside',
        page_aligned: at.pageAligned,
        vm_pgoff: hex(at.pgoff),
        mmappable: at.mmappable,
      };
    }
    case 'encode': {
      const placed = place(
        device,
        BigInt(Number(input['index'])),
        regionOffset(big('region_byte_offset')),
        page,
      );
      const raw = placed.rawPgoff;
      return {
        file_offset: hex(placed.fileOffset),
        vm_pgoff: hex(placed.pgoff),
        maps_offset: mapsColumn(placed.fileOffset),
        pa: hex(placed.phys),
        pfn: hex(placed.pfn),
        raw_vm_pgoff_before_fix: hex(raw),
        maps_offset_before_fix: raw === undefined ? null : mapsColumn(fileOffsetOf(raw, page)),
      };
    }
    case 'mixed_shift': {
      const offset = fileOffset(big('file_offset'));
      const { wrong, right } = mixedShift(device, offset, Number(input['wrong_shift']));
      return {
        wrong_index: index(wrong.index),
        wrong_byte: hex(wrong.offset),
        right_index: index(right?.index),
      };
    }
    case 'fault': {
      const order = Number(input['order']);
      const at = fault(
        device,
        { pgoff: pgoff(big('vm_pgoff')), start: userAddress(big('vm_start')), end: undefined },
        userAddress(big('address')),
        order,
        page,
      );
      assert.ok(at);
      return {
        vmf_pgoff: hex(at.vmfPgoff),
        aligned_address: hex(at.address),
        index: index(at.index),
        region_page_offset: hex(at.page),
        pfn: hex(at.pfn),
        pfn_aligned_for_order: at.isAligned,
        wrong_if_vmf_pgoff_added_to_base: hex(at.ifPgoffAdded),
        wrong_if_vma_offset_ignored: hex(at.ifOffsetDropped),
      };
    }
    case 'zap': {
      const names = input['vm_pgoffs'] as string[];
      const hole = zap(
        fileOffset(big('holebegin')),
        length(big('holelen')),
        names.map((name) => pgoff(BigInt(name))),
        page,
      );
      return {
        first_pgoff: hex(hole.first),
        last_pgoff: hole.last === undefined ? 'ULONG_MAX' : hex(hole.last),
        hits: Object.fromEntries(names.map((name, i) => [name, hole.hits[i]])),
      };
    }
    case 'fits32': {
      const kept = in32Bits(fileOffset(big('file_offset')), page);
      return { vm_pgoff: hex(kept.pgoff), fits_unsigned_long_32: kept.fits, truncated: hex(kept.truncated) };
    }
    case 'index_signedness': {
      assert.equal(device.coding.kind, 'shift');
      const said = signedness(fileOffset(big('offset_u64')), device.coding.shift, 6n);
      return {
        signed_int_index: index(said.signed),
        unsigned_index: index(said.unsigned),
        passes_upper_bound_only_check_signed: said.signedPasses,
        passes_upper_bound_only_check_unsigned: said.unsignedPasses,
      };
    }
    default:
      throw new Error(`no such operation: ${op}`);
  }
}

describe('the vectors of the region model', () => {
  it('are 45', () => assert.equal(file.vectors.length, 45));
  for (const vector of file.vectors)
    it(`${vector.id} ${vector.why}`, () => {
      const device = devices.get(vector.device);
      assert.ok(device);
      const said = answer(device, vector);
      const unknown = Object.keys(vector.expect).filter((name) => !(name in said));
      assert.deepEqual(unknown, [], 'every expected key is compared');
      const compared = Object.fromEntries(Object.keys(vector.expect).map((name) => [name, said[name]]));
      assert.deepEqual(compared, vector.expect);
    });
});
