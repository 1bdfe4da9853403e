/** The query of `vscode://vfio-lint.vfio-lint/decode?text=…&as=…&layout=…&page=…`, as the editor hands it over: decoded once. */
import { longestLink, pageSizes, readRequest, type DecodeRequest } from './messages.ts';

/** A text may hold `&` and `=`: only what begins as a parameter ends it. */
const boundary = /&(?=(?:text|as|layout|page)=)/;

const isPageSize = (value: string): value is keyof typeof pageSizes => Object.hasOwn(pageSizes, value);

/** Undefined where a parameter is unknown, twice there or not as it should be, or the text is too long. */
export function requestOfQuery(query: string): DecodeRequest | undefined {
  if (query.length > longestLink) return undefined;
  const found = new Map<string, string>();
  for (const part of query.split(boundary)) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    if (at < 0 || found.has(name)) return undefined;
    found.set(name, part.slice(at + 1));
  }
  const { page, ...rest } = Object.fromEntries(found);
  if (Object.keys(rest).some((name) => !['text', 'as', 'layout'].includes(name))) return undefined;
  if (page !== undefined && !isPageSize(page)) return undefined;
  return readRequest({ ...rest, ...(page === undefined ? {} : { page: pageSizes[page] }) });
}
