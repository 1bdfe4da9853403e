/** The tokens of a line of C, each with its place; undefined for what is no C, or too long to be worth it. */

export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const most = 400;
const token =
  /\s*(?:(0x[0-9a-f]+[ul]*|0b[01]+[ul]*|\d+[ul]*)(?![\w.])|([a-z_]\w*)|(<<=|>>=|<<|>>|->|==|!=|<=|>=|&&|\|\||[-+*/%&|^]=|\+\+|--|[-+*/%&|^~!<>=()[\]{},;?:.]))/iy;

/** Without comments, which become blanks so that places stay. */
function bare(text: string): string {
  let out = text;
  for (let open = out.indexOf('/*'); open >= 0; open = out.indexOf('/*', open)) {
    const close = out.indexOf('*/', open + 2);
    const end = close < 0 ? out.length : close + 2;
    out = out.slice(0, open) + ' '.repeat(end - open) + out.slice(end);
  }
  const line = out.indexOf('//');
  return line < 0 ? out : out.slice(0, line);
}

export function tokensOf(text: string): readonly Token[] | undefined {
  const source = bare(text).trimEnd();
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    if (tokens.length === most) return undefined;
    const found = token.exec(source);
    if (!found) return undefined;
    const [, number, name, sign] = found;
    const part = number ?? name ?? sign ?? '';
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: part, from: token.lastIndex - part.length, to: token.lastIndex });
  }
  return tokens;
}
