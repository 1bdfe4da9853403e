/**
 * A vm_area_struct as debuggers show it: crash (`struct`, GDB's printer underneath), gdb (`print`), drgn (its C formatter,
 * libdrgn/language_c.c). vm_pgoff is in pages here, and decimal unless the command asked for hex. Also dump_vma()
 * (mm/debug.c, 6.12), all hex.
 */
import { pgoff, userAddress } from '../space.ts';
import type { ContextFact, Fact, MappingFact, PasteFormat, ValueFact } from './facts.ts';
import { hex, natural } from './digits.ts';
import { context, said, type Line, type Reader, type Taken } from './line.ts';

/** A member of the vma; behind `->`, or before a semicolon, it would be code. */
const member =
  /(?<![\w>]|\w\.)(vm_start|vm_end|vm_pgoff)\s{1,8}=\s{1,8}(?:\([\w ]{1,40}\)\s{0,4})?(0x[0-9a-f]{1,40}|\d{1,40})\s{0,4}(?![\w\s+*/<>&|^;-])/gi;
/** Other lines of a struct: members, braces. */
const inside =
  /^(?:(?:\.?\w{1,60}|\$\d{1,6})\s*=\s.*[,{]|[{}\s,]+|(?:struct|union)? ?\{|\}.{0,4}|\*?\(struct \w{1,60}(?: \*)?\).*|struct \w{1,60} \{)$/;
/** A member before a closing brace. */
const last = /^\.?\w{1,60}\s=\s[^;]{1,400}$/;
const prompt = /^(?:crash> |\(gdb\) |>>> )/;
/** Python goes on behind dots. */
const going = /^\.\.\. {1,40}\S/;
/** The answer to a question for one member. */
const answer = /^(?:\$\d+ = )?(?:\([\w ]{1,40}\)\s?)?(?:(0x[0-9a-f]{1,40}|\d{1,40})|'(0x[0-9a-f]{1,40})')$/i;

/** Lines before the first member that matters. */
const opening = 12;

type Member = 'vm_start' | 'vm_end' | 'vm_pgoff';
interface Vma {
  readonly values: Map<string, { readonly value: bigint; readonly text: string }>;
  readonly lines: Set<Line>;
}

function formatOf(line: Line): PasteFormat {
  const { body, text } = line;
  if (body.startsWith('crash> ')) return 'crash';
  if (body.startsWith('>>> ') || going.test(body) || /^\.vm_|\((?:unsigned )?long\)/.test(body))
    return 'drgn';
  if (/^\(gdb\) |^\$\d+ = |\{.*vm_/.test(body)) return 'gdb';
  // crash indents members and ends each with a comma.
  return /^\s/.test(text) || body.endsWith(',') ? 'crash' : 'gdb';
}

function factOf(vma: Vma, format: PasteFormat): MappingFact | ValueFact | ContextFact {
  const lines = [...vma.lines];
  const get = (name: Member): bigint | undefined => vma.values.get(name)?.value;
  const [start, end, pages] = [get('vm_start'), get('vm_end'), get('vm_pgoff')];
  if (pages === undefined) return context(format, lines);
  const where = { kind: 'pgoff', value: pgoff(pages) } as const;
  const numbers = lines.map((line) => line.number);
  if (start === undefined && end === undefined)
    return {
      kind: 'value',
      lines: numbers,
      format,
      value: where,
      text: vma.values.get('vm_pgoff')?.text ?? '',
    };
  return said<MappingFact>({
    kind: 'mapping',
    lines: numbers,
    format,
    where,
    start: start === undefined ? undefined : userAddress(start),
    end: end === undefined ? undefined : userAddress(end),
    length: undefined,
    permissions: undefined,
    path: undefined,
    inode: undefined,
    fd: undefined,
    vmFlags: undefined,
    page: undefined,
  });
}

/** `(gdb) p vma->vm_pgoff` and its answer. */
function asked(lines: readonly Line[], at: number): Taken | undefined {
  const [question, reply] = [lines[at], lines[at + 1]];
  if (!question || !reply || !prompt.test(question.body) || !/vm_pgoff\W{0,3}$/.test(question.body))
    return undefined;
  const [, plain, python] = answer.exec(reply.body) ?? [];
  const text = plain ?? python;
  const value = natural(text);
  if (text === undefined || value === undefined) return undefined;
  const fact: ValueFact = {
    kind: 'value',
    lines: [reply.number, question.number],
    format: formatOf(question),
    value: { kind: 'pgoff', value: pgoff(value) },
    text,
  };
  return { facts: [fact], count: 2 };
}

export const struct: Reader = (lines, at) => {
  const question = asked(lines, at);
  if (question) return question;
  // Most lines are no struct's: what begins one has a member soon.
  if (!lines.slice(at, at + opening + 1).some((line) => line.body.includes('vm_'))) return undefined;
  const facts: Fact[] = [];
  const around: Line[] = [];
  let depth = 0;
  const first = lines[at];
  // A prompt, or gdb's number of the answer, tells more than the members do.
  const opens = first !== undefined && (prompt.test(first.body) || /^\$\d/.test(first.body));
  let format: PasteFormat = opens ? formatOf(first) : 'crash';
  let vma: Vma = { values: new Map(), lines: new Set() };
  const found: Vma[] = [];
  let next = at;
  for (let line = lines[next]; line && line.body !== ''; line = lines[++next]) {
    const members = line.body.includes('vm_') ? [...line.body.matchAll(member)] : [];
    const asks = prompt.test(line.body);
    if (asks && next > at) break;
    const known = asks || inside.test(line.body) || (depth > 0 && last.test(line.body));
    if (members.length === 0 && !known) break;
    for (const sign of line.body) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (vma.values.size === 0 && next - at > opening) break;
    if (members.length === 0) around.push(line);
    if (members.length > 0 && vma.lines.size === 0 && found.length === 0 && !opens) format = formatOf(line);
    let told = false;
    for (const [, name = '', text = ''] of members) {
      const value = natural(text);
      if (value === undefined) continue;
      // The same member again is another mapping's.
      if (vma.values.has(name)) {
        found.push(vma);
        vma = { values: new Map(), lines: new Set() };
      }
      vma.values.set(name, { value, text });
      vma.lines.add(line);
      told = true;
    }
    if (members.length > 0 && !told) around.push(line);
  }
  if (vma.values.size > 0) found.push(vma);
  if (found.length === 0) return undefined;
  for (const one of found) facts.push(factOf(one, format));
  if (around.length > 0) facts.push(context(format, around));
  return { facts, count: next - at };
};

/** An answer without its question: which member it is, it does not say. drgn's are decimal. */
export const debuggerAnswer: Reader = (lines, at) => {
  const line = lines[at];
  const [whole, digits] = answer.exec(line?.body ?? '') ?? [];
  const value = natural(digits);
  if (!line || value === undefined || whole === digits) return undefined;
  const fact: ValueFact = {
    kind: 'value',
    lines: [line.number],
    format: formatOf(line),
    value: { kind: 'bare', readings: [value] },
    text: digits ?? '',
  };
  return { facts: [fact], count: 1 };
};

/** A debugger's command whose answer no reader knows. */
export const debuggerPrompt: Reader = (lines, at) => {
  const line = lines[at];
  if (!line || (!prompt.test(line.body) && !going.test(line.body))) return undefined;
  return { facts: [context(formatOf(line), [line])], count: 1 };
};

const dumped = /^vma [0-9a-f]{1,16} start ([0-9a-f]{1,16}) end ([0-9a-f]{1,16})(?: mm [0-9a-f]{1,16})?/i;

/** dump_vma(): addresses on its first line, pgoff on a later one. */
export const dump: Reader = (lines, at) => {
  const line = lines[at];
  const found = dumped.exec(line?.body ?? '');
  if (!line || !found) return undefined;
  const [start, end] = [hex(found[1]), hex(found[2])];
  for (let next = at; next < at + 4; next++) {
    const below = lines[next];
    const pages = hex(/(?:^|\s)pgoff ([0-9a-f]{1,16})\b/i.exec(below?.body ?? '')?.[1]);
    if (!below || pages === undefined || start === undefined || end === undefined) continue;
    const between = lines.slice(at + 1, next).filter((part) => part.body !== '');
    const mapping: MappingFact = {
      kind: 'mapping',
      lines: next === at ? [line.number] : [line.number, below.number],
      format: 'dmesg',
      where: { kind: 'pgoff', value: pgoff(pages) },
      start: userAddress(start),
      end: userAddress(end),
    };
    const facts = between.length > 0 ? [mapping, context('dmesg', between)] : [mapping];
    return { facts, count: next - at + 1 };
  }
  return undefined;
};
