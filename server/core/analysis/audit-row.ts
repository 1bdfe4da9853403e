/** The rows of the audit: what the run from each VFIO mmap handler showed, and the findings of the code that it came by. */
import type { FunctionFacts } from '../c/ir.ts';
import { busOf, layoutOf } from '../infer/bus.ts';
import type { Call, Site } from '../infer/events.ts';
import { faults, type Traced } from '../infer/infer.ts';
import { interfaces, PFN } from '../infer/knowledge.ts';
import { iommuSaid } from '../infer/mmap-flag.ts';
import type { Program } from '../infer/program.ts';
import { drops } from '../infer/reach.ts';
import type { InFile } from '../infer/resolve.ts';
import { unseenHandlers, type Naming } from '../infer/scope.ts';
import { sameKind } from '../infer/value.ts';
import { inBody, statements } from '../infer/walk.ts';
import type { Analyzed } from './analyze.ts';
import { isOfMapping, type Called, type Encoding, type Fault, type HandsTo } from './audit.ts';
import type { Invalidated, Mmap, Via } from './audit.ts';
import { evidenceOf } from './audit-evidence.ts';
import { rangeOf } from './locate.ts';
import { compareText } from './order.ts';
import type { Because, Finding, Location } from './report.ts';
import { isSuppressed } from './suppress.ts';

type Place = Pick<Site, 'file' | 'span'>;

const locate = ({ file, span }: Place): Location => ({ file: file.file, range: rangeOf(file, span) });
const calledAt = (site: Site, call: string): Called => ({ ...locate(site), call, function: site.fn.name });

/** The head of a definition. */
const headOf = ({ file, it }: InFile<FunctionFacts>): Place => ({
  file,
  span: [it.span[0], it.body[0]?.span[0] ?? it.span[1]],
});

const byPlace = (a: Location, b: Location): number =>
  compareText(a.file, b.file) ||
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character;

/** Where a table is handed on: the innermost call that takes it, or else the place that names it. */
function registeredAt(program: Program, { name, file: home }: Naming): readonly Called[] {
  if (name === '') return [];
  return program.mentioning(name).flatMap(({ file, it: fn }) => {
    // A static table or a local of another file may have the same name.
    const owner = program.table(name, file)?.file ?? file;
    if (owner.file !== home.file) return [];
    const all = [...inBody(fn.body)];
    const at = all.find(
      (expr) => expr.k === 'unary' && expr.op === '&' && expr.arg.k === 'name' && expr.arg.name === name,
    );
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
    const registered = registeredAt(program, naming);
    out.set(`${file.file}:${span[0]}`, { ...locate({ file, span }), struct, name, registered });
  }
  return [...out.values()].toSorted(byPlace);
}

/** The calls that map pfns; those that only turn one into something else are on the way there. */
const fillsOf = ({ events }: Traced): readonly Call[] =>
  [...events.calls.values()].filter(
    ({ takes, args }) =>
      takes.maps !== undefined ||
      (takes.returns === undefined &&
        args.some((arg) => arg.takes !== undefined && sameKind(arg.takes, PFN))),
  );

const faultsOf = ({ operations = [] }: Traced): readonly Fault[] =>
  operations
    .filter(({ member }) => faults.has(member))
    .map((one) => ({
      ...locate(headOf(one)),
      function: one.it.name,
      member: one.member,
      table: one.table,
    }));

/** Something in sight maps frames or pages, or a fault does. */
const fillsInSight = (traced: Traced): boolean =>
  fillsOf(traced).length > 0 ||
  faultsOf(traced).length > 0 ||
  [...traced.events.calls.values()].some(({ takes }) => takes.pages);

/**
 * Calls that are given the vma, and that nobody in sight defines: of another mmap, and where nothing in sight maps anything, of
 * whatever function does it instead.
 */
function* handedOut(program: Program, traced: Traced): Generator<Site & { readonly name: string }> {
  const isFilled = fillsInSight(traced);
  for (const [fn, file] of traced.entered) {
    const isVma = (name: string): boolean =>
      fn.params.some((param) => param.name === name && param.type.base === 'vm_area_struct');
    for (const expr of inBody(fn.body)) {
      if (expr.k !== 'call' || (expr.callee.k !== 'name' && (isFilled || expr.callee.k !== 'field')))
        continue;
      const name = expr.callee.k === 'name' ? expr.callee.name : expr.callee.field;
      if (isFilled && !name.includes('mmap')) continue;
      if (expr.callee.k === 'name' && (interfaces.has(name) || program.function(name, file))) continue;
      if (expr.args.some((arg) => arg.k === 'name' && isVma(arg.name)))
        yield { file, fn, span: expr.span, name };
    }
  }
}

/** A statement that did not parse, and that vm_pgoff stands in. */
const holdsDamage = ({ entered }: Traced): boolean =>
  [...entered.keys()].some((fn) =>
    [...statements(fn.body)].some((stmt) => stmt.k === 'damaged' && stmt.names.includes('vm_pgoff')),
  );

/** The findings in the functions that a run came by. */
function findingsOf(analyzed: Analyzed, { entered }: Traced): readonly Finding[] {
  const names = new Set([...entered].map(([fn, { file }]) => `${file}#${fn.name}`));
  const files = new Set([...entered.values()].map(({ file }) => file));
  return [...files]
    .flatMap((file) => analyzed.report(file)?.findings ?? [])
    .filter((finding) => names.has(`${finding.file}#${finding.function}`))
    .toSorted(byPlace);
}

/** The other handlers that this one's run came by. */
function handsTo(traced: Traced, rows: readonly Traced[]): readonly HandsTo[] {
  const others = rows.filter((one) => one !== traced && traced.entered.has(one.handler.it));
  const only = fillsOf(traced).every(({ fn }) => others.some(({ entered }) => entered.has(fn)));
  return others.map(({ handler }) => ({ ...locate(headOf(handler)), function: handler.it.name, only }));
}

function rowOf(analyzed: Analyzed, traced: Traced, rows: readonly Traced[]): Mmap {
  const { program } = analyzed.inference;
  const { handler } = traced;
  const findings = findingsOf(analyzed, traced);
  const out = [...handedOut(program, traced)];
  const writers = [...traced.events.calls.values()].filter(({ takes }) => takes.pgoff === 'writes');
  const isDamaged = holdsDamage(traced);
  const isOpen = out.length > 0 || writers.length > 0 || isDamaged || traced.isCut;
  const isRaw = traced.left === 'pfn' || findings.some(({ rule }) => rule === 'raw-pfn-in-pgoff');
  const encoding: Encoding = isRaw ? 'pfn' : isOpen ? 'unknown' : traced.left;
  const stores = [...traced.events.stores.values()].filter(({ key }) => traced.stores.has(key));
  const isViolation = findings.some(isOfMapping);
  const takenBack = isViolation
    ? undefined
    : stores.find((store) => {
        const text = analyzed.sources.find(({ facts }) => facts.file === store.file.file)?.text;
        return text !== undefined && isSuppressed(text, { rule: 'raw-pfn-in-pgoff', ...locate(store) });
      });
  const dropped = drops(program, handler, traced.operations ?? []);
  const invalidatedBy: readonly Invalidated[] = dropped.calls
    .map((drop) => ({
      ...calledAt(drop, drop.name),
      by: drop.by,
      hits: drop.by === 'address' ? true : encoding === 'unknown' ? null : encoding === 'region',
    }))
    .toSorted(byPlace);
  const files = [handler.file, ...handler.named.map(({ file }) => file), ...traced.entered.values()];
  const iommu = iommuSaid(program, new Set(files));
  const may = new Set(iommu.map((one) => one.may));
  const bus = busOf(program, handler);
  const head = headOf(handler);
  const fills = fillsOf(traced);
  const faulted = faultsOf(traced);
  const hands = handsTo(traced, rows);
  const evidence: readonly Because[] = [
    ...evidenceOf({
      traced,
      head,
      encoding,
      stores,
      takenBack,
      handedOut: out,
      writers,
      isDamaged,
      fills,
      faults: faulted,
      handsTo: hands,
      invalidatedBy,
      unseen: dropped.unseen,
      iommu: may.size === 1 ? iommu : [],
    }),
  ];
  const isRight = encoding === 'region' || (encoding === 'pfn' && takenBack !== undefined);
  return {
    ...locate(head),
    function: handler.it.name,
    bus: bus ?? null,
    layout: layoutOf(program, handler, traced.entered, bus) ?? null,
    via: viaOf(program, handler.named),
    encoding,
    verdict: isViolation ? 'violation' : isRight ? 'ok' : 'unknown',
    pfnGoesTo: fills.map((call) => calledAt(call, call.name)).toSorted(byPlace),
    fault: faulted.length > 0 ? faulted : null,
    invalidatedBy,
    iommu: may.size !== 1 ? 'unsaid' : may.has(true) ? 'yes' : 'no',
    handsTo: hands,
    findings,
    reason: [...new Set(evidence.map(({ message }) => message))].join('; '),
    evidence,
  };
}

/** The row of a handler that ops name and nobody in sight defines; it stands where they name it. */
function unseenRow(program: Program, name: string, named: readonly Naming[], first: Naming): Mmap {
  const reason = `${name}() is out of sight: give the file that defines it, too`;
  return {
    ...locate(first),
    function: name,
    bus: null,
    layout: null,
    via: viaOf(program, named),
    encoding: 'unknown',
    verdict: 'unknown',
    pfnGoesTo: [],
    fault: null,
    invalidatedBy: [],
    iommu: 'unsaid',
    handsTo: [],
    findings: [],
    reason,
    evidence: [{ ...locate(first), message: reason }],
  };
}

/** Every row of a program, one after the other. */
export function* rowsOf(analyzed: Analyzed): Generator<Mmap> {
  const { program, traced } = analyzed.inference;
  // One by its parameters alone, and that others call, is a helper of theirs.
  const rows = traced.filter(
    ({ handler }) => handler.named.length > 0 || program.callers(handler).length === 0,
  );
  for (const one of rows) yield rowOf(analyzed, one, rows);
  for (const [name, named] of unseenHandlers(program)) {
    const [first] = named;
    if (first) yield unseenRow(program, name, named, first);
  }
}
