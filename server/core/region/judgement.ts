/** The judgement of one number of a paste: against the devices that it can be of, or by the number alone. */
import { against, isHolding, isLoose, next, regionsAt, says, type Said } from './against.ts';
import type { Confidence, Decoded, Forms, Reading } from './decoding.ts';
import { decodeFor, regionOf } from './device.ts';
import { formsIn, formsOf } from './forms.ts';
import type { Known } from './join.ts';
import { codingAt, decode, encode, layoutNamed } from './layout.ts';
import { likelyReading, type Hints } from './likely.ts';
import { indexNamed, type Meant } from './numeral.ts';
import {
  hex,
  fitsIn,
  fitsLoff,
  isFrameOf,
  isInside,
  length,
  misreadAsPhys,
  pageAlign,
  pfnOf,
  physAt,
  type FileOffset,
  type PageShift,
  type Pfn,
  type Phys,
} from './space.ts';

/** What is said of a number, apart from where it stood. */
export type Judgement = Omit<Decoded, 'line' | 'format' | 'text' | 'length'>;

/** What a number is judged by. */
export interface Basis {
  /** The devices that it can be of. */
  readonly devices: readonly Known[];
  /** Why there is only one, as a reason; undefined where nothing says which of several it is. */
  readonly because: string | undefined;
  /** It is the only device that is told of: what is not on it may be of another. */
  readonly isOnly: boolean;
  /** Why even so it may be another; undefined where nothing speaks for that. */
  readonly doubt: string | undefined;
  /** Name of the layout where no device tells one; undefined where nobody knows it. */
  readonly layout: string | undefined;
  /** Why it is region-encoded whatever it looks like: a region macro made it. */
  readonly coded: string | undefined;
  readonly page: PageShift;
  readonly hints: Hints;
  /** The true pfn of a page of the mapping, from /proc/PID/pagemap. */
  readonly pfn: Pfn | undefined;
}

/** The host memory behind an offset of a device, as region coding has it; undefined where no base is known. */
function memoryAt(offset: FileOffset, known: Known | undefined, page: PageShift): Phys | undefined {
  const decoded = known && decodeFor(known.device, offset);
  const region = known && decoded && regionOf(known.device, decoded.index);
  if (!decoded || region?.base === undefined) return undefined;
  return isInside(decoded.offset, pageAlign(region.size, page))
    ? physAt(region.base, decoded.offset)
    : undefined;
}

/** The forms of an offset under a device's coding, or under the layout's where there is no device. */
function codedForms(offset: FileOffset, known: Known | undefined, { layout, page }: Basis): Forms {
  const named = layout === undefined ? undefined : layoutNamed(layout);
  const decoded = known ? decodeFor(known.device, offset) : named && decode(codingAt(named, page), offset);
  const region = known && decoded && regionOf(known.device, decoded.index);
  const at = { offset, index: decoded?.index, regionOffset: decoded?.offset, name: region?.name };
  return formsOf({ ...at, phys: memoryAt(offset, known, page), layout: known?.layout ?? layout }, page);
}

const physicalReading = (address: Phys, page: PageShift): Reading => ({
  ...formsOf({ offset: undefined, phys: address }, page),
  reading: 'raw-pfn',
  device: null,
});

/** Where no device says more: by the number alone. */
function byNumber(offset: FileOffset, basis: Basis): Said {
  if (basis.layout === undefined)
    return says('unknown-layout', 'certain', ['nothing tells how this device lays out its regions'], {
      pasteNext: next.regions,
    });
  const named = layoutNamed(basis.layout);
  if (!named) throw new Error(`no layout ${basis.layout}`);
  const { verdict, confidence, reasons } = likelyReading(
    codingAt(named, basis.page),
    basis.layout,
    offset,
    basis.hints,
  );
  if (basis.coded !== undefined)
    return says('region-coded', 'certain', [...reasons.slice(0, 1), basis.coded]);
  const isRaw = verdict === 'raw-pfn' || verdict === 'ambiguous';
  return says(verdict, confidence, reasons, {
    pasteNext: named.names.includes('BAR0') ? next.bars : next.regions,
    also: isRaw ? [physicalReading(misreadAsPhys(offset), basis.page)] : [],
  });
}

/** The device that a number is of, and what is said of it there. */
interface Chosen {
  readonly said: Said;
  readonly known: Known | undefined;
}

/** The same, said less surely. */
const likely = (said: Said, reason: string): Said => ({
  ...said,
  confidence: said.confidence === 'unlikely' ? 'unlikely' : 'likely',
  reasons: [...said.reasons, reason],
  pasteNext: said.pasteNext ?? next.device,
});

/** The layout that a device's told offsets are of, where they are of one. */
const layoutOf = (known: Known, basis: Basis): string | undefined =>
  known.isLayoutTold && layoutNamed(known.layout) ? known.layout : basis.layout;

/** Of several devices the one that can hold the number; all, where they say the same of it. */
function choose(offset: FileOffset, basis: Basis): Chosen {
  const all = basis.devices.map((known) => ({
    known,
    said: against(known, offset, basis.page, basis.hints.size),
  }));
  const only = all.length === 1 ? all[0] : undefined;
  if (only) {
    const said = only.said ?? byNumber(offset, { ...basis, layout: layoutOf(only.known, basis) });
    const because = basis.because === undefined ? [] : [basis.because];
    const told = { ...said, reasons: [...said.reasons, ...because] };
    const isElsewhere = basis.isOnly && basis.hints.isMapping && !isHolding(said);
    const doubt = basis.doubt ?? (isElsewhere ? 'it is mapped, so it may be of another device' : undefined);
    return { known: only.known, said: doubt === undefined ? told : likely(told, doubt) };
  }
  const holding = all.flatMap(({ known, said }) => (said && isHolding(said) ? [{ known, said }] : []));
  const open = all.filter(({ said }) => said === undefined).map(({ known }) => known.name);
  const [first, second] = holding;
  if (!first) {
    const said = byNumber(offset, basis);
    const without =
      open.length === 0
        ? `none of the ${all.length} devices has it`
        : `all is not told of ${open.join(', ')}: it can be of ${open.length === 1 ? 'that' : 'those'}`;
    return {
      known: undefined,
      said: { ...said, reasons: all.length === 0 ? said.reasons : [...said.reasons, without] },
    };
  }
  if (!second)
    return {
      known: first.known,
      said: likely(
        first.said,
        open.length === 0
          ? `of ${all.length} devices only ${first.known.name} can hold it`
          : `of ${all.length} devices ${first.known.name} holds it; all is not told of ${open.join(', ')}`,
      ),
    };
  const names = holding.map(({ known }) => known.name).join(', ');
  const isSame = holding.every(({ said }) => said.verdict === first.said.verdict);
  const also = holding.flatMap(({ said }) => said.also);
  const verdict = isSame ? first.said.verdict : 'ambiguous';
  return {
    known: undefined,
    said: likely({ ...first.said, verdict, also, mmap: null }, `it can be of ${names}`),
  };
}

/** A word of pagemap, for whichever page of the mapping, settles what its offset column is. */
function withPagemap({ known, said }: Chosen, offset: FileOffset, basis: Basis): Chosen {
  const { pfn, page } = basis;
  if (pfn === undefined) return { known, said };
  const { size } = basis.hints;
  const memory = memoryAt(offset, known, page);
  const first = memory === undefined ? undefined : pfnOf(memory, page);
  const isRaw = isFrameOf(pfn, pfnOf(misreadAsPhys(offset), page), size, page);
  const isCoded = first !== undefined && isFrameOf(pfn, first, size, page);
  const told = `pagemap has pfn ${hex(pfn)}`;
  const settled = (reason: string, more: Partial<Said>): Chosen => ({
    known,
    said: { ...said, pasteNext: null, ...more, reasons: [...said.reasons, `${told}, ${reason}`] },
  });
  if (isRaw && isCoded && said.verdict === 'indistinguishable')
    return settled('which is what the offset column says', { confidence: 'certain' });
  if (isRaw && isCoded) return settled('a page of the mapping in either reading', { pasteNext: next.pfn });
  if (isRaw)
    return settled('which is what the offset column says', {
      verdict: 'raw-pfn',
      confidence: 'certain',
      also: said.also.length > 0 ? said.also : [physicalReading(misreadAsPhys(offset), page)],
    });
  if (!isHolding(said)) return { known, said };
  // Of a mapping of unknown size the word may be that of a later page.
  const confidence = isCoded || size !== undefined ? 'certain' : 'likely';
  if (isCoded || (first === undefined && said.verdict !== 'raw-pfn'))
    return settled('another number than the offset column', { verdict: 'region-coded', confidence });
  return settled('a page of the mapping in neither reading', {
    confidence: 'unlikely',
    pasteNext: next.device,
  });
}

function judgeOffset(offset: FileOffset, basis: Basis): Judgement {
  const { known, said } = withPagemap(choose(offset, basis), offset, basis);
  const large = fitsLoff(offset) ? [] : ['a loff_t does not hold it: mmap(), read() and write() refuse it'];
  const forms = codedForms(offset, known, basis);
  return {
    ...forms,
    // A mapping that runs past its region is none: no memory stands behind it.
    ...((said.verdict === 'beyond-region' || said.mmap === 'beyond-region') && { physical: null, pfn: null }),
    ...said,
    reasons: [...said.reasons, ...large],
    layout: known?.layout ?? basis.layout ?? null,
    device: known?.name ?? null,
  };
}

/** The reverse: a physical address, found in the regions of the devices. */
function judgeAddress(address: Phys, basis: Basis): Judgement {
  const { page } = basis;
  const found = basis.devices.flatMap((known) =>
    regionsAt(known, address).map(({ region, offset }) => ({ known, region, offset })),
  );
  const [first, second] = found;
  if (first) {
    const { known, region, offset } = first;
    const rest = found.slice(1).map((one): Reading => ({
      ...formsIn(one.known.device, one.region, one.offset, one.known.layout, page),
      reading: 'region-coded',
      device: one.known.name,
    }));
    const reason = `physical address ${hex(address)} is ${region.name} + ${hex(offset)} of ${known.name}`;
    return {
      ...formsIn(known.device, region, offset, known.layout, page),
      ...says('region-coded', second ? 'likely' : 'certain', [reason], { also: rest }),
      mmap: region.mmap ? 'ok' : 'not-mmappable',
      iommu: known.isGiven ? region.iommu : null,
      layout: known.layout,
      device: known.name,
    };
  }
  const owner = basis.devices.find((known) => isLoose(known, address));
  const isKnown = basis.devices.some(({ device }) => device.regions.some(({ base }) => base !== undefined));
  const reason = owner
    ? `${hex(address)} is host memory of ${owner.name}; in which region is not told`
    : isKnown
      ? `no region of ${basis.devices.map(({ name }) => name).join(', ')} holds ${hex(address)}`
      : 'nothing tells where the regions are in physical memory';
  const verdict = isKnown && !owner ? 'no-such-region' : 'unknown-layout';
  return {
    ...formsOf({ offset: undefined, phys: address }, page),
    ...says(verdict, isKnown || owner ? 'certain' : 'unlikely', [reason], { pasteNext: next.bars }),
    layout: null,
    device: owner?.name ?? null,
  };
}

/** A region and a byte in it, to be encoded. */
function judgePlace({ region, offset }: Extract<Meant, { kind: 'place' }>, basis: Basis): Judgement {
  const known = basis.devices.length === 1 ? basis.devices[0] : undefined;
  const layout = known?.layout ?? basis.layout;
  const named = layout === undefined ? undefined : layoutNamed(layout);
  const coding = known?.device.coding ?? (named && codingAt(named, basis.page));
  const index = indexNamed(region, known, layout ?? 'vfio-pci');
  const where = `${typeof region === 'bigint' ? `region ${region}` : region} + ${hex(offset)}`;
  const refused = (
    verdict: Said['verdict'],
    reason: string,
    confidence: Confidence = 'certain',
  ): Judgement => ({
    ...formsOf({ offset: undefined, index, regionOffset: offset, layout }, basis.page),
    ...says(verdict, confidence, [reason], { pasteNext: coding ? null : next.regions }),
    layout: layout ?? null,
    device: known?.name ?? null,
  });
  if (!coding) return refused('unknown-layout', 'nothing tells how this device lays out its regions');
  if (index === undefined) return refused('no-such-region', `${where}: ${layout} has no region of that name`);
  try {
    const at = encode(coding, index, offset);
    const judged = judgeOffset(at, { ...basis, coded: 'a region and a byte in it are given' });
    const own = known && regionOf(known.device, index);
    const isPast = own && own.size > 0n && !fitsIn(offset, length(1n), pageAlign(own.size, basis.page));
    return isPast ? { ...judged, verdict: 'beyond-region' } : judged;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refused('beyond-region', `${where}: ${error.message}`);
  }
}

/** Judges what a number means. */
export function judgement(meant: Meant, basis: Basis): Judgement {
  switch (meant.kind) {
    case 'file':
      return judgeOffset(meant.offset, basis);
    case 'physical':
      return judgeAddress(meant.address, basis);
    case 'place':
      return judgePlace(meant, basis);
    case 'too-large':
      return {
        ...formsOf({ offset: undefined }, basis.page),
        ...says('no-such-region', 'certain', [
          'its bytes pass 64 bits: no file offset and no address is that large',
        ]),
        layout: basis.layout ?? null,
        device: null,
      };
  }
}
