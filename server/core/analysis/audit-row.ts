/** One row of the audit: what a run from a VFIO mmap handler showed, and the findings of the code that it came by. */
import type { FileFacts, FunctionFacts } from '../c/ir.ts';
import { busOf, layoutOf } from '../infer/bus.ts';
import type { Call, Site } from '../infer/events.ts';
import { faults, type Traced } from '../infer/infer.ts';
import { interfaces, PFN } from '../infer/knowledge.ts';
import { iommuSaid } from '../infer/mmap-flag.ts';
import type { Program } from '../infer/program.ts';
import { drops, type Drop } from '../infer/reach.ts';
import { unseenHandlers, type MmapHandler, type Naming } from '../infer/scope.ts';
import { sameKind, whyUnknown } from '../infer/value.ts';
import { inBody, statements } from '../infer/walk.ts';
import type { Analyzed } from './analyze.ts';
import { isOfMapping, type Called, type Encoding, type Fault, type HandsTo } from './audit.ts';
import type { Invalidated, Mmap, Via } from './audit.ts';
import { rangeOf } from './locate.ts';
import { compareText } from './order.ts';
import type { Because, Finding, Location } from './report.ts';
import { isSuppressed } from './suppress.ts';

type Place = Pick<Site, 'file' | 'span'>;

const locate = ({ file, span }: Place): Location => ({ file: file.file, range: rangeOf(file, span) });
const said = (site: Place, message: string): Because => ({ ...locate(site), message });
const calledAt = (site: Site, call: string): Called => ({ ...locate(site), call, function: site.fn.name });

/** The head of a definition. */
const headOf = ({ file, it }: MmapHandler): Place => ({
  file,
  span: [it.span[0], it.body[0]?.span[0] ?? it.span[1]],
});

const byPlace = (a: Location, b: Location): number =>
  compareText(a.file, b.file) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character;

/** Where a table is handed on: the innermost call that takes it, or else the place that names it. */
function registeredAt(program: Program, { name }: Naming): readonly Called[] {
  if (name === '') return [];
  return program.mentioning(name).flatMap(({ file, it: fn }) => {
    const all = [...inBody(fn.body)];
    const at = all.find((expr) => expr.k === 'name' && expr.name === name);
    if (!at) return [];
    const within = all.findLast(
      (expr) => expr.k === 'call' && expr.span[0] <= at.span[0] && expr.span[1] >= at.span[1],
    );
    const call = within?.k === 'call' && within.callee.k === 'name' ? within.callee.name : '';
    return [calledAt({ file, fn, span: at.span }, call)];
  });
}

function viaOf(program: Program, named: readonly Naming[]): readonly Via[] {
  const out = new Map<string, Via>();
  for (const naming of named) {
    const { struct, name, file, span } = naming;
    out.set(`${file.file}:${span[0]}`, {
      ...locate({ file, span }),
      struct,
      name,
      registered: registeredAt(program, naming),
    });
  }
  return [...out.values()].toSorted(byPlace);
}

/** The calls that map pfns. */
const fillsOf = ({ events }: Traced): readonly Call[] =>
  [...events.calls.values()].filter(
    ({ takes, args }) =>
      takes.maps !== undefined || args.some((arg) => arg.takes !== undefined && sameKind(arg.takes, PFN)),
  );

function faultsOf({ operations }: Traced): readonly Fault[] {
  return (operations ?? [])
    .filter(({ member }) => faults.has(member))
    .map(({ file, it, member, table }) => ({
      ...locate({ file, span: it.span }),
      function: it.name,
      member,
      table,
    }));
}

const isVma = (fn: FunctionFacts, name: string): boolean =>
  fn.params.some((param) => param.name === name && param.type.base === 'vm_area_struct');

/** Calls of another mmap that nobody in sight defines, and that is given the vma. */
function* handedOut(program: Program, { entered }: Traced): Generator<Site & { readonly name: string }> {
  for (const [fn, file] of entered)
    for (const expr of inBody(fn.body)) {
      if (expr.k !== 'call' || expr.callee.k !== 'name') continue;
      const { name } = expr.callee;
      if (!/mmap/.test(name) || interfaces.has(name) || program.function(name, file)) continue;
      if (expr.args.some((arg) => arg.k === 'name' && isVma(fn, arg.name)))
        yield { file, fn, span: expr.span, name };
    }
}

/** Statements that did not parse and name vm_pgoff. */
const isDamaged = ({ entered }: Traced): boolean =>
  [...entered.keys()].some((fn) =>
    [...statements(fn.body)].some((stmt) => stmt.k === 'damaged' && stmt.names.includes('vm_pgoff')),
  );

interface Rows {
  /** Every row of the program. */
  all(): Generator<Mmap>;
}

/** Makes the rows of a program. */
export function createRows(analyzed: Analyzed): Rows {
  const { inference, sources } = analyzed;
  const { program } = inference;
  const texts = new Map(sources.map(({ facts, text }) => [facts.file, text] as const));
  /** A function by its parameters alone that others call is a helper of theirs. */
  const rows = inference.traced.filter(
    ({ handler }) => handler.named.length > 0 || program.callers(handler).length === 0,
  );
  const findingsOf = (entered: ReadonlyMap<FunctionFacts, FileFacts>): readonly Finding[] => {
    const names = new Set([...entered].map(([fn, { file }]) => `${file}#${fn.name}`));
    const files = new Set([...entered.values()].map(({ file }) => file));
    return [...files]
      .flatMap((file) => analyzed.report(file)?.findings ?? [])
      .filter((finding) => names.has(`${finding.file}#${finding.function}`))
      .toSorted(byPlace);
  };
  const handsTo = (traced: Traced): readonly HandsTo[] => {
    const others = rows.filter((one) => one !== traced && traced.entered.has(one.handler.it));
    const fills = fillsOf(traced);
    return others.map((other) => ({
      ...locate(headOf(other.handler)),
      function: other.handler.it.name,
      only: fills.every(({ fn }) => others.some(({ entered }) => entered.has(fn))),
    }));
  };
  const rowOf = (traced: Traced): Mmap => {
    const { handler } = traced;
    const out = [...handedOut(program, traced)];
    const writers = [...traced.events.calls.values()].filter(({ takes }) => takes.pgoff === 'writes');
    const findings = findingsOf(traced.entered);
    const raw = findings.some(({ rule }) => rule === 'raw-pfn-in-pgoff');
    const isOpen = out.length > 0 || writers.length > 0 || isDamaged(traced) || traced.isCut;
    const encoding: Encoding = raw || traced.left === 'pfn' ? 'pfn' : isOpen ? 'unknown' : traced.left;
    const stores = [...traced.events.stores.values()].filter(({ key }) => traced.stores.has(key));
    const takenBack = stores.find((store) => {
      const location = locate(store);
      const text = texts.get(location.file);
      const finding = { rule: 'raw-pfn-in-pgoff', ...location };
      return text !== undefined && isSuppressed(text, finding);
    });
    const isViolation = findings.some(isOfMapping);
    const hands = handsTo(traced);
    const dropped = drops(program, handler);
    const hits = ({ by }: Drop): boolean | null =>
      by === 'address' ? true : encoding === 'unknown' ? null : encoding === 'region';
    const invalidatedBy: readonly Invalidated[] = dropped.calls
      .map((drop) => ({ ...calledAt(drop, drop.name), by: drop.by, hits: hits(drop) }))
      .toSorted(byPlace);
    const files = new Set([
      handler.file,
      ...handler.named.map(({ file }) => file),
      ...traced.entered.values(),
    ]);
    const iommu = iommuSaid(program, files);
    const [first] = iommu;
    const isSaid = first !== undefined && iommu.every(({ may }) => may === first.may);
    const bus = busOf(program, handler);
    const evidence: Because[] = [];
    const head = headOf(handler);
    if (encoding === 'region')
      evidence.push(
        said(
          stores[0] ?? head,
          stores.length > 0 ? 'puts vm_pgoff back as mmap() gave it' : 'leaves vm_pgoff as mmap() gave it',
        ),
      );
    else if (encoding === 'pfn')
      for (const store of stores.slice(0, 3)) evidence.push(said(store, 'stores a pfn in vm_pgoff'));
    else if (out.length > 0)
      for (const call of out)
        evidence.push(said(call, `hands the mapping to ${call.name}(), which is out of sight`));
    else
      evidence.push(
        said(
          stores[0] ?? writers[0] ?? head,
          writers[0]
            ? `${writers[0].name}() writes vm_pgoff`
            : `what it leaves in vm_pgoff is not known${stores[0] ? `: ${whyUnknown(stores[0].stored) ?? 'ways differ'}` : ''}`,
        ),
      );
    if (takenBack && !isViolation && encoding === 'pfn')
      evidence.push(said(takenBack, 'a comment with a reason takes the finding back'));
    for (const { function: name, only, file, range } of hands)
      evidence.push({
        file,
        range,
        message: only ? `only hands over to ${name}()` : `hands some mappings over to ${name}()`,
      });
    const fills = fillsOf(traced);
    for (const call of fills.slice(0, 4))
      evidence.push(said(call, `${call.name}() in ${call.fn.name}() maps the pfn`));
    const faulted = faultsOf(traced);
    for (const { function: name, member, table, file, range } of faulted)
      evidence.push({ file, range, message: `${name}() is .${member} of ${table}` });
    if (!traced.operations) evidence.push(said(head, 'the operations that it installs are out of sight'));
    for (const { call, function: name, by, hits: isHit, file, range } of invalidatedBy)
      evidence.push({
        file,
        range,
        message:
          by === 'address'
            ? `${call}() in ${name}() drops mappings by user address, whatever vm_pgoff holds`
            : `${call}() in ${name}() looks mappings up by region offset and ` +
              (isHit === null ? 'may miss this one' : isHit ? 'finds this one' : 'misses this one'),
      });
    if (invalidatedBy.length === 0)
      evidence.push(
        said(
          head,
          dropped.unseen.length > 0
            ? `${dropped.unseen[0]}() is out of sight and may drop mappings`
            : 'nothing that its driver reaches drops mappings',
        ),
      );
    for (const { member, may, ...site } of iommu.slice(0, 2))
      evidence.push(said(site, `${member} says that the IOMMU ${may ? 'may' : 'may not'} map the region`));
    const verdict = isViolation
      ? 'violation'
      : encoding === 'region' || (encoding === 'pfn' && takenBack)
        ? 'ok'
        : 'unknown';
    return {
      ...locate(head),
      function: handler.it.name,
      bus: bus ?? null,
      layout: layoutOf(program, traced.entered, bus) ?? null,
      via: viaOf(program, handler.named),
      encoding,
      verdict,
      pfnGoesTo: fills.map((call) => calledAt(call, call.name)).toSorted(byPlace),
      fault: faulted.length > 0 ? faulted : null,
      invalidatedBy,
      iommu: isSaid ? (first.may ? 'yes' : 'no') : 'unsaid',
      handsTo: hands,
      findings,
      reason: [...new Set(evidence.map(({ message }) => message))].join('; '),
      evidence,
    };
  };
  const unseenRow = (name: string, named: readonly Naming[]): Mmap | undefined => {
    const via = viaOf(program, named);
    const [first] = named;
    if (!first) return undefined;
    const message = `${name}() is out of sight: give the file that defines it, too`;
    return {
      ...locate(first),
      function: name,
      bus: null,
      layout: null,
      via,
      encoding: 'unknown',
      verdict: 'unknown',
      pfnGoesTo: [],
      fault: null,
      invalidatedBy: [],
      iommu: 'unsaid',
      handsTo: [],
      findings: [],
      reason: message,
      evidence: [said(first, message)],
    };
  };
  return {
    *all() {
      for (const traced of rows) yield rowOf(traced);
      for (const [name, named] of unseenHandlers(program)) {
        const row = unseenRow(name, named);
        if (row) yield row;
      }
    },
  };
}
