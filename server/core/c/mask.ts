/**
 * Same-length masking of what tree-sitter-c does not know: kernel annotations, loop macros, types as macro
 * arguments, case ranges, #if in the middle of a statement. Offsets never change, so nothing has to be mapped back.
 */

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
const pad = (word: string, length: number): string => word + ' '.repeat(Math.max(0, length - word.length));

/** Annotations that stand where the grammar expects none. Those with an argument take it along. */
const annotation =
  /\b(?:__user|__iomem|__force|__rcu|__percpu|__kernel|__init|__exit|__initdata|__exitdata|__initconst|__ro_after_init|__read_mostly|__must_check|__maybe_unused|__always_unused|__unused|__used|__cold|__hot|__weak|__pure|__noreturn|__bitwise|__packed|__nocast|__safe|__private|__refdata|__ref|__deprecated|__always_inline|noinline|asmlinkage|__sched|__noclone|__cacheline_aligned|____cacheline_aligned(?:_in_smp)?|__visible|__latent_entropy|__designated_init|__randomize_layout|randomized_struct_fields_start|randomized_struct_fields_end|fallthrough(?=\s*;)|__(?:acquires|releases|acquire|release|must_hold|cond_acquires|cond_lock|printf|scanf|aligned|section|counted_by|counted_by_le|counted_by_ptr|free|cleanup|alloc_size|nonnull|malloc|no_sanitize|guarded_by|cond_releases|nonstring)\s*\((?:[^()]|\([^()]*\))*\))/g;

const loopMacro = /\b(?:\w+_for_each\w*|for_each\w*|\w+_foreach\w*|scoped_guard|scoped_cond_guard)(?=\s*\()/g;

/** `struct x` or `struct x *` as an argument of a macro: the tag stays, what the grammar refuses there goes. */
const typeArgument =
  /((?:\b(?!(?:sizeof|typeof|__typeof__|return|case|alignof|offsetof|while|if|for|switch|else)\b)\w+\s*\(|,)\s*)(?:const\s+)?(struct|union|enum)(\s+\w+)((?:\s*\*)*)(?=\s*[,)])/g;

/** `unsigned long` and its kin as an argument of a macro. */
const wideTypeArgument =
  /(\b(?!(?:sizeof|typeof|__typeof__|return|alignof|if|while)\b)\w+\s*\(\s*)((?:unsigned|signed|long|short|int|char)(?: (?:unsigned|signed|long|short|int|char))*)((?:\s*\*)*)(?=\s*,)/g;

/** `typeof(x) y` as the type of a declaration. */
const typeofType =
  /\b(?:__)?typeof(?:__)?[ \t]*\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)(?=[ \t]*\**[ \t]*[A-Za-z_]\w*[ \t]*[=;,])/g;

const caseRange = /\bcase\s+[^:;{}?]*?(\.\.\.\s*[^:;{}]*?)(?=\s*:)/g;

interface Directive {
  readonly kind: 'if' | 'else' | 'endif';
  readonly start: number;
  readonly end: number;
  readonly never: boolean;
}

function directives(text: string): Directive[] {
  const found: Directive[] = [];
  const pattern = /^[ \t]*#[ \t]*(ifdef|ifndef|if|elif|else|endif)\b((?:[^\n\\]|\\[^\n]|\\\n)*)/gm;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[1] ?? '';
    const kind = word === 'endif' ? 'endif' : word.startsWith('if') ? 'if' : 'else';
    const never = word === 'if' && /^\s*0\s*$/.test(match[2] ?? '');
    found.push({ kind, start: match.index, end: match.index + match[0].length, never });
  }
  return found;
}

function balance(text: string): number {
  let depth = 0;
  for (const char of text.replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    '',
  )) {
    if (char === '{' || char === '(') depth++;
    else if (char === '}' || char === ')') depth--;
  }
  return depth;
}

/** The last character of code before an offset: comments and directives do not count. */
function codeBefore(text: string, offset: number): { char: string; at: number } {
  let at = offset - 1;
  while (at >= 0) {
    const char = text[at] ?? '';
    if (/\s/.test(char)) at--;
    else if (char === '/' && text[at - 1] === '*') at = text.lastIndexOf('/*', at - 2) - 1;
    else {
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const line = text.slice(lineStart, at + 1);
      const comment = line.indexOf('//');
      if (/^\s*#/.test(line)) at = lineStart - 1;
      else if (comment >= 0) at = lineStart + comment - 1;
      else return { char, at };
    }
  }
  return { char: '', at: -1 };
}

/** True where the grammar takes an #if here: between statements or declarations, not in an expression or initialiser. */
function betweenStatements(text: string, offset: number): boolean {
  const { char, at } = codeBefore(text, offset);
  if (char === '' || char === ';' || char === '}') return true;
  if (char === ':') return true;
  if (char === ')') return text[offset] === '#' || !/[,&|+\-*/<>=]/.test(char);
  if (char !== '{') return false;
  return !/[=,({)]$/.test(text.slice(0, at).trimEnd().slice(-1)) || text.slice(0, at).trimEnd().endsWith(')');
}

function maskConditionals(text: string): string {
  const all = directives(text);
  if (all.length === 0) return text;
  const cuts: [number, number][] = [];
  const open: { arms: Directive[] }[] = [];
  const finish = (arms: readonly Directive[], end: Directive): void => {
    const first = arms[0];
    if (!first) return;
    const bounds = [...arms, end];
    if (first.never) cuts.push([first.end, (arms[1] ?? end).start]);
    const bodies = arms.map((arm, i) => text.slice(arm.end, (bounds[i + 1] ?? end).start));
    const whole = bodies.every((body) => balance(body) === 0);
    const tail = codeBefore(text, end.start).char;
    const clean = whole && betweenStatements(text, first.start) && [';', '}', ':', '', ')'].includes(tail);
    if (clean) return;
    for (const directive of bounds) cuts.push([directive.start, directive.end]);
    if (!whole || !/[,;}]\s*$/.test(bodies[0] ?? ''))
      for (let i = 1; i < arms.length; i++) {
        const arm = arms[i];
        const next = bounds[i + 1];
        if (arm && next) cuts.push([arm.start, next.start]);
      }
  };
  for (const directive of all) {
    const top = open.at(-1);
    if (directive.kind === 'if') open.push({ arms: [directive] });
    else if (!top) continue;
    else if (directive.kind === 'else') top.arms.push(directive);
    else {
      finish(top.arms, directive);
      open.pop();
    }
  }
  return applyCuts(text, cuts);
}

function applyCuts(text: string, cuts: [number, number][]): string {
  if (cuts.length === 0) return text;
  cuts.sort((a, b) => a[0] - b[0]);
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of cuts) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), blank(text.slice(from, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The text as the grammar can take it: same length, same lines, same offsets. */
export function mask(text: string): string {
  const masked = maskConditionals(text)
    .replace(annotation, blank)
    .replace(typeofType, (all) => `typeof${'_'.repeat(all.length - 6)}`)
    .replace(loopMacro, (word) => pad('while', word.length).slice(0, Math.max(word.length, 5)))
    .replace(typeArgument, (all, before: string, tag: string, name: string, stars: string) => {
      const lead = all.length - before.length - tag.length - name.length - stars.length;
      return before + ' '.repeat(lead + tag.length) + name + blank(stars);
    })
    .replace(wideTypeArgument, (_, before: string, type: string, stars: string) => {
      return (
        before +
        type.replace(/ /g, '_').replace(/^(int|char|long|short|unsigned|signed)$/, (w) => '_' + w.slice(1)) +
        blank(stars)
      );
    })
    .replace(caseRange, (all, range: string) => {
      const at = all.lastIndexOf(range);
      return all.slice(0, at) + blank(range) + all.slice(at + range.length);
    });
  return masked.length === text.length ? masked : text;
}
