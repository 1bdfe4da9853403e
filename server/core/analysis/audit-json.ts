/** The audit as JSON, version 1: a contract with the programs that read it. Lines count from 1. */
import type { Audit, Called, Fault, HandsTo, Invalidated, Mmap, Reader, Via } from './audit.ts';
import type { Because, Finding, Location } from './report.ts';

/** A file as the reader sees it. */
type Name = (file: string) => string;

const placeOf = (name: Name, { file, range }: Location) => ({
  file: name(file),
  line: range.start.line + 1,
});

const calledOf = (name: Name, { call, function: fn, ...at }: Called) => ({
  call,
  function: fn,
  ...placeOf(name, at),
});

const viaOf = (name: Name, { struct, name: table, registered, ...at }: Via) => ({
  struct,
  name: table,
  ...placeOf(name, at),
  registered: registered.map((one) => calledOf(name, one)),
});

const faultOf = (name: Name, { function: fn, member, table, ...at }: Fault) => ({
  function: fn,
  member,
  table,
  ...placeOf(name, at),
});

const invalidatedOf = (name: Name, { by, hits, ...called }: Invalidated) => ({
  ...calledOf(name, called),
  by,
  hits,
});

const handsOf = (name: Name, { function: fn, only, ...at }: HandsTo) => ({
  function: fn,
  ...placeOf(name, at),
  only,
});

const findingOf = (name: Name, { rule, severity, message, function: fn, ...at }: Finding) => ({
  rule,
  severity,
  ...placeOf(name, at),
  function: fn,
  message,
});

const evidenceOf = (name: Name, { message, ...at }: Because) => ({ ...placeOf(name, at), message });

const mmapOf = (name: Name, row: Mmap) => ({
  ...placeOf(name, row),
  function: row.function,
  bus: row.bus,
  layout: row.layout,
  via: row.via.map((one) => viaOf(name, one)),
  encoding: row.encoding,
  verdict: row.verdict,
  reason: row.reason,
  handsTo: row.handsTo.map((one) => handsOf(name, one)),
  pfnGoesTo: row.pfnGoesTo.map((one) => calledOf(name, one)),
  fault: row.fault?.map((one) => faultOf(name, one)) ?? null,
  invalidatedBy: row.invalidatedBy.map((one) => invalidatedOf(name, one)),
  iommu: row.iommu,
  findings: row.findings.map((one) => findingOf(name, one)),
  evidence: row.evidence.map((one) => evidenceOf(name, one)),
});

const readerOf = (name: Name, { function: fn, verdict, reason, findings, ...at }: Reader) => ({
  ...placeOf(name, at),
  function: fn,
  verdict,
  reason,
  findings: findings.map((one) => findingOf(name, one)),
});

/** The audit as a plain object for JSON.stringify(); `name` gives the names that files have in it. */
export const auditJson = ({ mmaps, readers }: Audit, name: Name) => ({
  version: 1,
  mmaps: mmaps.map((row) => mmapOf(name, row)),
  readers: readers.map((row) => readerOf(name, row)),
});
