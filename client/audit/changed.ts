/** The C files that git calls changed, asked of the editor's own git extension: no process is started for it. */
import * as vscode from 'vscode';

/** What is used of the API of `vscode.git`, version 1. */
export interface Git {
  readonly repositories: readonly {
    readonly state: Readonly<Record<ChangeList, readonly { readonly uri: vscode.Uri }[] | undefined>>;
  }[];
}

type ChangeList = 'mergeChanges' | 'indexChanges' | 'workingTreeChanges' | 'untrackedChanges';

const lists: readonly ChangeList[] = [
  'mergeChanges',
  'indexChanges',
  'workingTreeChanges',
  'untrackedChanges',
];

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): Git;
}

/** The git extension; undefined where there is none, or it is switched off. */
export async function findGit(): Promise<Git | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  return git?.enabled === true ? git.getAPI(1) : undefined;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** Changed, staged and new C files, each once; one that was deleted is none. */
export async function changedFiles({ repositories }: Git): Promise<readonly vscode.Uri[]> {
  const all = repositories.flatMap(({ state }) => lists.flatMap((list) => state[list] ?? []));
  const c = all.map(({ uri }) => uri).filter(({ path }) => /\.[ch]$/.test(path));
  const files = [...new Map(c.map((uri) => [uri.toString(), uri])).values()];
  const there = await Promise.all(files.map(isThere));
  return files.filter((_, i) => there[i]);
}
