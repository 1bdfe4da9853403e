/** The cases of the audit: a folder of drivers each, and what the audit has to say of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Audit } from '../../server/core/analysis/audit.ts';
import { createWorkspace, type Workspace } from '../../server/core/analysis/workspace.ts';
import { parser } from '../harness.ts';

const home = 'test/audit';

export const cases: readonly string[] = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Texts by path; a test may change them. */
export type Texts = Map<string, string>;

export const textsOf = (name: string): Texts =>
  new Map(
    readdirSync(join(home, name))
      .filter((file) => /\.[ch]$/.test(file))
      .map((file) => [`/${name}/${file}`, readFileSync(join(home, name, file), 'utf8')] as const),
  );

export const expectedPath = (name: string): string => join(home, name, 'expected.json');

/** A workspace over texts, and how often each was read. */
export async function workspaceOver(
  texts: Texts,
): Promise<{ readonly workspace: Workspace; readonly reads: string[] }> {
  const reads: string[] = [];
  const workspace = createWorkspace(await parser(), {
    siblings: () => Promise.resolve([...texts.keys()]),
    read: (file) => {
      reads.push(file);
      return Promise.resolve(texts.get(file));
    },
  });
  return { workspace, reads };
}

/** The audit of texts that nobody cancels. */
export async function auditOf(texts: Texts): Promise<Audit> {
  const { workspace } = await workspaceOver(texts);
  const audit = await workspace.audit([...texts.keys()]);
  if (!audit) throw new Error('cancelled');
  return audit;
}

/** A path in the expected form. */
export const nameOf = (file: string): string => basename(file);
