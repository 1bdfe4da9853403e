/** A parser of C's expressions that evaluates as it goes, and notes every place where a number meets a name that tells its space. */
import { binary, cast, constant, literalOf, macro, unary, type Meaning, type Value } from './meaning.ts';
import { hex, decimal } from './digits.ts';
import type { Token } from './tokens.ts';

/** A number and what the place says that it is. */
export interface Sighting {
  readonly value: Value;
  readonly as: Meaning;
  readonly from: number;
  readonly to: number;
  readonly size: bigint | undefined;
}

interface Node {
  readonly value: Value | undefined;
  /** Of a variable or member: its own name, without what it is a member of. */
  readonly name: string | undefined;
  readonly from: number;
  readonly to: number;
  /** More than one number. */
  readonly composed: boolean;
}

export interface Parsed {
  readonly node: Node;
  readonly sightings: readonly Sighting[];
  /** Everything was read, but for a closing semicolon. */
  readonly whole: boolean;
}

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const comparing = new Set(['==', '!=', '<', '>', '<=', '>=']);
const types =
  /^(?:unsigned|signed|long|int|short|char|const|volatile|struct|void|u8|u16|u32|u64|s32|s64|__u\d+|__s\d+|u?int\d+_t|size_t|ssize_t|loff_t|off_t|off64_t|pgoff_t|phys_addr_t|resource_size_t|dma_addr_t|uintptr_t|pfn_t)$/;

/** Nesting that anybody writes. */
const deepest = 40;

/** What the name of a variable, member or function tells of its number. */
export function spaceOfName(name: string): Meaning | undefined {
  const lower = name.toLowerCase();
  if (/(?:^|_)pgoff$/.test(lower)) return 'pgoff';
  if (/(?:^|_)pfn$/.test(lower)) return 'pfn';
  if (/^(?:phys|paddr|phys_addr|hpa|pci_resource_(?:start|end))$|_phys$|_paddr$/.test(lower)) return 'phys';
  return /^(?:(?:file|fd|mmap|map|dev|device|bar|vma)_)?(?:off|offset|loff)$|^p?pos$/.test(lower)
    ? 'offset'
    : undefined;
}

/** Arguments that take a number of a known space, from 0, and that of its length. */
const takers: ReadonlyMap<string, { readonly at: number; readonly as: Meaning; readonly size?: number }> =
  new Map([
    ['unmap_mapping_range', { at: 1, as: 'offset', size: 2 }],
    ['unmap_mapping_pages', { at: 1, as: 'pgoff' }],
    ['mmap', { at: 5, as: 'offset', size: 1 }],
    ['mmap64', { at: 5, as: 'offset', size: 1 }],
    ['pread', { at: 3, as: 'offset', size: 2 }],
    ['pread64', { at: 3, as: 'offset', size: 2 }],
    ['pwrite', { at: 3, as: 'offset', size: 2 }],
    ['pwrite64', { at: 3, as: 'offset', size: 2 }],
    ['remap_pfn_range', { at: 2, as: 'pfn' }],
    ['io_remap_pfn_range', { at: 2, as: 'pfn' }],
    ['vmf_insert_pfn', { at: 2, as: 'pfn' }],
  ]);

/** The number of a literal; undefined past 64 bits. */
function numberOf(digits: string): bigint | undefined {
  if (/^0x/i.test(digits)) return hex(digits);
  if (/^0b/i.test(digits)) return digits.length <= 66 ? BigInt(digits) : undefined;
  if (/^0[0-7]+$/.test(digits)) return digits.length <= 22 ? BigInt(`0o${digits}`) : undefined;
  return decimal(digits);
}

function literal(text: string): Value | undefined {
  const digits = text.replace(/[ul]+$/i, '');
  const number = numberOf(digits);
  return number === undefined ? undefined : literalOf(number, text.slice(digits.length));
}

/** undefined where the tokens do not begin with an expression. */
export function parse(tokens: readonly Token[], begin: number): Parsed | undefined {
  const sightings: Sighting[] = [];
  let at = begin;
  let depth = 0;

  const is = (text: string, ahead = 0): boolean => {
    const token = tokens[at + ahead];
    return token?.kind === 'sign' && token.text === text;
  };
  const make = (from: number, value: Value | undefined, composed: boolean, name?: string): Node => ({
    value,
    name,
    from,
    to: tokens[at - 1]?.to ?? from,
    composed,
  });

  /** The bracket that was opened is closed; anything in it that is no expression makes the whole none. */
  const closed = (text: string): boolean => {
    if (!is(text)) return false;
    at++;
    return true;
  };

  function note(name: string | undefined, node: Node, size?: bigint): void {
    const as = name === undefined ? undefined : spaceOfName(name);
    if (as !== undefined && node.value)
      sightings.push({ value: node.value, as, from: node.from, to: node.to, size });
  }

  function call(name: string, from: number): Node | undefined {
    at++;
    const given: Node[] = [];
    while (!is(')')) {
      const node = expression();
      if (!node) return undefined;
      given.push(node);
      if (is(',')) at++;
      else break;
    }
    if (!closed(')')) return undefined;
    const taker = takers.get(name);
    const taken = taker && given[taker.at];
    if (taker && taken?.value) {
      const size = taker.size === undefined ? undefined : given[taker.size]?.value?.number;
      sightings.push({ value: taken.value, as: taker.as, from: taken.from, to: taken.to, size });
    }
    const value = macro(
      name,
      given.map((node) => node.value),
    );
    return make(from, value, true, value ? undefined : name);
  }

  function primary(): Node | undefined {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.kind === 'number') {
      at++;
      return make(token.from, literal(token.text), false);
    }
    if (token.kind === 'name') {
      at++;
      if (is('(')) return call(token.text, token.from);
      const value = constant(token.text);
      return make(token.from, value, value !== undefined, value ? undefined : token.text);
    }
    if (!is('(')) return undefined;
    at++;
    const node = expression();
    if (!node || !closed(')')) return undefined;
    return make(token.from, node.value, node.composed, node.name);
  }

  function postfix(): Node | undefined {
    let node = primary();
    while (node) {
      const member = tokens[at + 1];
      if ((is('->') || is('.')) && member?.kind === 'name') {
        at += 2;
        node = make(node.from, undefined, false, member.text);
      } else if (is('[')) {
        at++;
        if (!expression() || !closed(']')) return undefined;
        node = make(node.from, undefined, false, node.name);
      } else if (is('(') && node.name !== undefined) {
        node = call(node.name, node.from);
      } else if (is('++') || is('--')) {
        at++;
        node = make(node.from, undefined, false, node.name);
      } else return node;
    }
    return node;
  }

  /** `(u64)`, `(unsigned long)`, `(struct x *)`: where one stands, its text. */
  function castAhead(): string | undefined {
    if (!is('(')) return undefined;
    const words: string[] = [];
    let ahead = 1;
    for (let token = tokens[at + ahead]; token; token = tokens[at + ++ahead]) {
      if (token.kind === 'name' && (types.test(token.text) || words.at(-1) === 'struct'))
        words.push(token.text);
      else if (token.text === '*' && words.length > 0) words.push('*');
      else break;
    }
    if (words.length === 0 || !is(')', ahead)) return undefined;
    at += ahead + 1;
    return words.join(' ');
  }

  function prefix(): Node | undefined {
    const token = tokens[at];
    if (!token || ++depth > deepest) return undefined;
    try {
      const type = castAhead();
      if (type !== undefined) {
        const node = prefix();
        return node && make(token.from, node.value && cast(type, node.value), node.composed, node.name);
      }
      if (token.kind === 'sign' && ['-', '~', '+', '!', '*', '&', '++', '--'].includes(token.text)) {
        at++;
        const node = prefix();
        if (!node) return undefined;
        const value = node.value && unary(token.text, node.value);
        return make(token.from, value, true, token.text === '*' ? node.name : undefined);
      }
      return postfix();
    } finally {
      depth--;
    }
  }

  function level(of: number): Node | undefined {
    const signs = levels[of];
    if (!signs) return prefix();
    let left = level(of + 1);
    for (
      let sign = tokens[at];
      left && sign?.kind === 'sign' && signs.includes(sign.text);
      sign = tokens[at]
    ) {
      at++;
      const right = level(of + 1);
      if (!right) return undefined;
      if (comparing.has(sign.text)) {
        note(left.name, right);
        note(right.name, left);
      }
      const value = left.value && right.value && binary(left.value, sign.text, right.value);
      left = make(left.from, value, true);
    }
    return left;
  }

  function expression(): Node | undefined {
    if (++depth > deepest) return undefined;
    try {
      const left = level(0);
      if (!left) return undefined;
      if (is('=')) {
        at++;
        const right = expression();
        if (!right) return undefined;
        note(left.name, right);
        return make(left.from, right.value, true, left.name);
      }
      if (is('?')) {
        at++;
        if (!expression() || !closed(':') || !expression()) return undefined;
        return make(left.from, undefined, true);
      }
      return left;
    } finally {
      depth--;
    }
  }

  const node = expression();
  if (!node) return undefined;
  while (is(';')) at++;
  return { node, sightings, whole: at === tokens.length };
}

export const isType = (text: string): boolean => types.test(text);
