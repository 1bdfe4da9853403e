/** A workspace: open documents over the host's files, each with its facts, and the Report of any of them. */
import { createFactsMemory, type FactsMemory } from '../c/facts.ts';
import { mayReadPfnmap } from '../infer/foreign.ts';
import { mayBeUser, mayBeUserPart, mayMatter, mostParsed } from '../c/needles.ts';
import { worldOfText } from '../infer/userspace.ts';
import type { CParser, ParsedSource } from '../c/parser.ts';
import { createAnalysis, type Analyzed, type Source } from './analyze.ts';
import { auditing, type Audit } from './audit.ts';
import type { Course, Host, Progress } from './host.ts';
import { offsetAt } from './locate.ts';
import type { Range, Report } from './report.ts';

export interface Change {
  /** What is replaced, in the text before this change; undefined replaces everything. */
  readonly range?: Range;
  readonly text: string;
}

export interface Workspace {
  /** Puts a document over the host's file of that name. */
  open(file: string, text: string): void;
  /** Applies an editor's changes in order; the document is re-parsed incrementally. */
  change(file: string, changes: readonly Change[]): void;
  close(file: string): void;
  /** The current text of a document or file. */
  text(file: string): Promise<string | undefined>;
  /** The report of one file, analysed with its folder. Memoised until one of them changes. */
  report(file: string): Promise<Report>;
  /** The files whose last report was made with this one in sight: a change of it may change them. */
  dependents(file: string): readonly string[];
  /** Reports of many files analysed as one program; texts are read through the host. */
  reports(files: readonly string[]): Promise<readonly Report[]>;
  /**
   * Every VFIO mmap path that these files create or name, and who reads such a mapping's vm_pgoff as a pfn; undefined once it
   * is cancelled. Texts that cannot matter are let go as they are read, so the files may be those of a whole tree.
   */
  audit(files: readonly string[], course?: Course): Promise<Audit | undefined>;
}

interface Document {
  text: string;
  parsed: ParsedSource | undefined;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** A path with its `.` and `..` taken out; names before the first slash (a drive, a scheme) stay. */
function resolve(folder: string, name: string): string {
  const parts = folder.replace(/\/$/, '').split('/');
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const isHeader = (file: string): boolean => file.endsWith('.h');
const isC = (file: string): boolean => file.endsWith('.c') || isHeader(file);
const empty = (file: string): Report => ({
  file,
  parsed: false,
  findings: [],
  known: () => [],
  places: noPlaces,
  looked: {},
});
const noPlaces: Report['places'] = { functions: 0, total: 0, unknown: [] };

const isUser = (text: string): boolean => mayBeUser(text) && worldOfText(text) === 'user';
/** What says nothing itself, and may be of such a program by the headers that it names, or by who names it. */
const isUserPart = (text: string): boolean =>
  !mayMatter(text) && mayBeUserPart(text) && worldOfText(text) === 'unknown';

/** Takes one step after the other, and lets other work in between; undefined once it is cancelled. */
async function taken<T>(
  steps: Generator<Omit<Progress, 'doing'> | undefined, T>,
  course: Course,
): Promise<T | undefined> {
  for (;;) {
    if (course.isCancelled?.()) return undefined;
    const next = steps.next();
    if (next.done) return next.value;
    if (next.value) course.progress?.({ doing: 'analysing', ...next.value });
    await course.pause?.();
  }
}

/** A workspace over a parser and a host. Core has no clock and no files of its own: all comes through these two. */
export function createWorkspace(parser: CParser, host: Host): Workspace {
  const documents = new Map<string, Document>();
  const cache = new Map<string, Source>();
  const memories = new Map<string, FactsMemory>();
  const analysis = createAnalysis();
  const uses = new Map<string, ReadonlySet<string>>();
  let last: Analyzed | undefined;

  const textOf = async (file: string): Promise<string | undefined> =>
    documents.get(file)?.text ?? (await host.read(file));

  /** The text of a file that can be analysed: one that no person wrote, for its size, is left alone. */
  const readable = async (file: string): Promise<string | undefined> => {
    const text = await textOf(file);
    return text === undefined || text.length > mostParsed ? undefined : text;
  };

  /** The facts of a text, from the document's own tree where it is open. */
  const sourceOf = (file: string, text: string): Source => {
    const document = documents.get(file);
    const cached = cache.get(file);
    if (cached?.text === text) return cached;
    const memory = memories.get(file) ?? createFactsMemory();
    memories.set(file, memory);
    if (document?.text === text) {
      document.parsed ??= parser.open(file, text, memory);
      const facts = document.parsed.facts();
      const source = { facts, text };
      cache.set(file, source);
      return source;
    }
    const source = { facts: parser.facts(file, text, memory), text };
    cache.set(file, source);
    return source;
  };

  /** Adds the headers that these files name in quotes, and those that they name. */
  const headersOf = async (from: readonly Source[], into: Map<string, Source>): Promise<void> => {
    const queue = [...from];
    for (let next = queue.pop(); next; next = queue.pop()) {
      for (const name of next.facts.includes) {
        const header = resolve(folderOf(next.facts.file), name);
        if (into.has(header) || !isHeader(header)) continue;
        const text = await readable(header);
        if (text === undefined) continue;
        const source = sourceOf(header, text);
        into.set(header, source);
        queue.push(source);
      }
    }
  };

  /** Adds the library behind a VFIO header: `<linux/vfio_pci_core.h>` is vfio_pci_core.c here or in the folder above. */
  const librariesOf = async (from: readonly Source[], into: Map<string, Source>): Promise<void> => {
    const added: Source[] = [];
    for (const { facts } of from)
      for (const name of [...facts.includes, ...facts.systemIncludes]) {
        const library = /(?:^|\/)(\w*vfio\w*)\.h$/.exec(name)?.[1];
        if (library === undefined) continue;
        for (const folder of [folderOf(facts.file), `${resolve(folderOf(facts.file), '..')}/`]) {
          const file = `${folder}${library}.c`;
          const text = into.has(file) ? undefined : await readable(file);
          if (text === undefined) continue;
          const source = sourceOf(file, text);
          into.set(file, source);
          added.push(source);
        }
      }
    await headersOf(added, into);
  };

  /**
   * Adds what can matter to these files: the drivers of their folders, the headers that they name, the files beside them
   * that share one of these headers, and the libraries behind them.
   */
  const companions = async (files: readonly string[], into: Map<string, Source>): Promise<void> => {
    const folders = new Map<string, string>();
    for (const file of files) if (!folders.has(folderOf(file))) folders.set(folderOf(file), file);
    const rest = new Map<string, string>();
    for (const file of folders.values()) {
      for (const sibling of await host.siblings(file)) {
        if (into.has(sibling) || !sibling.endsWith('.c')) continue;
        const text = await readable(sibling);
        if (text === undefined || isUser(text)) continue;
        if (mayMatter(text) || text.includes('vfio_device')) into.set(sibling, sourceOf(sibling, text));
        else rest.set(sibling, text);
      }
    }
    const drivers = [...into.values()];
    await headersOf(drivers, into);
    const shared = [...into.keys()].filter(isHeader).map((file) => `"${file.slice(folderOf(file).length)}"`);
    const sharing: Source[] = [];
    for (const [file, text] of rest)
      if (shared.some((header) => text.includes(header))) {
        const source = sourceOf(file, text);
        into.set(file, source);
        sharing.push(source);
      }
    await headersOf(sharing, into);
    await librariesOf(drivers, into);
  };

  /** Adds what is of one program with these user-space files: those beside them, and the headers that they name. */
  const userCompanions = async (files: readonly string[], into: Map<string, Source>): Promise<void> => {
    const folders = new Map(files.map((file) => [folderOf(file), file] as const));
    const program: Source[] = [];
    for (const file of folders.values())
      for (const sibling of [...files, ...(await host.siblings(file))]) {
        if (!sibling.endsWith('.c') || folderOf(sibling) !== folderOf(file)) continue;
        const text = await readable(sibling);
        if (text === undefined || !(isUser(text) || isUserPart(text))) continue;
        const source = sourceOf(sibling, text);
        into.set(sibling, source);
        program.push(source);
      }
    await headersOf(program, into);
  };

  const lastOf = (sources: readonly Source[]): Analyzed | undefined =>
    last?.sources.length === sources.length && sources.every((source, i) => source === last?.sources[i])
      ? last
      : undefined;

  /** The sources of a program in the order of their names; undefined once it is cancelled. */
  const sourcesOf = async (
    files: readonly string[],
    course: Course = {},
  ): Promise<readonly Source[] | undefined> => {
    const into = new Map<string, Source>();
    const vfio: string[] = [];
    const user: string[] = [];
    const rest: { file: string; text: string }[] = [];
    for (const [done, file] of files.entries()) {
      if (course.isCancelled?.()) return undefined;
      course.progress?.({ doing: 'reading', done, total: files.length });
      const text = isC(file) ? await readable(file) : undefined;
      if (text === undefined) continue;
      if (isUser(text) || isUserPart(text)) user.push(file);
      else if (mayMatter(text)) {
        into.set(file, sourceOf(file, text));
        if (!isHeader(file)) vfio.push(file);
        await course.pause?.();
      } else if (text.includes('vm_pgoff')) rest.push({ file, text });
    }
    // A file without the word vfio may be the helper of a driver beside it, never more.
    const folders = new Set(vfio.map(folderOf));
    for (const { file, text } of rest)
      if (folders.has(folderOf(file))) into.set(file, sourceOf(file, text));
      // Elsewhere in what was asked for, code may depend on the pfn that a fix takes out of vm_pgoff.
      else if (mayReadPfnmap(text)) into.set(file, sourceOf(file, text));
    if (vfio.length > 0) await companions(vfio, into);
    if (user.length > 0) await userCompanions(user, into);
    return [...into.values()].toSorted((a, b) => (a.facts.file < b.facts.file ? -1 : 1));
  };

  const program = async (files: readonly string[]): Promise<Analyzed> => {
    const sources = (await sourcesOf(files)) ?? [];
    return (last = lastOf(sources) ?? analysis.analyze(sources));
  };

  const audit = async (files: readonly string[], course: Course = {}): Promise<Audit | undefined> => {
    const sources = await sourcesOf(files, course);
    if (!sources) return undefined;
    const analyzed = lastOf(sources) ?? (await taken(analysis.steps(sources), course));
    if (!analyzed) return undefined;
    last = analyzed;
    return taken(auditing(analyzed, new Set(files)), course);
  };

  const reports = async (files: readonly string[]): Promise<readonly Report[]> => {
    const all = await program(files);
    return files.map((file) => all.report(file) ?? empty(file));
  };

  return {
    open(file, text) {
      documents.get(file)?.parsed?.close();
      documents.set(file, { text, parsed: undefined });
    },
    change(file, changes) {
      const document = documents.get(file);
      if (!document) return;
      for (const { range, text } of changes) {
        if (!range) document.text = text;
        else {
          const start = offsetAt(document.text, range.start);
          const end = Math.max(start, offsetAt(document.text, range.end));
          document.text = document.text.slice(0, start) + text + document.text.slice(end);
        }
      }
      document.parsed?.update(document.text);
    },
    close(file) {
      documents.get(file)?.parsed?.close();
      documents.delete(file);
      uses.delete(file);
    },
    text: textOf,
    async report(file) {
      const all = await program([file]);
      uses.set(file, new Set(all.sources.map(({ facts }) => facts.file)));
      return all.report(file) ?? empty(file);
    },
    dependents: (file) =>
      [...uses].flatMap(([user, used]) => (user !== file && used.has(file) ? [user] : [])),
    reports,
    audit,
  };
}
