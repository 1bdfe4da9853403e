/** The rows of the audit as the editor's tree: icons in the theme's colours, words for those who hear them, jumps. */
import * as vscode from 'vscode';
import type { Item, Tone } from './rows.ts';

/** Colours that themes have for good, bad and open, also those of high contrast. */
const pictures: Readonly<Record<Tone, { readonly icon: string; readonly colour?: string }>> = {
  violation: { icon: 'error', colour: 'problemsErrorIcon.foreground' },
  unknown: { icon: 'question', colour: 'problemsWarningIcon.foreground' },
  ok: { icon: 'pass', colour: 'testing.iconPassed' },
  error: { icon: 'error', colour: 'problemsErrorIcon.foreground' },
  warning: { icon: 'warning', colour: 'problemsWarningIcon.foreground' },
  note: { icon: 'info', colour: 'problemsInfoIcon.foreground' },
  plain: { icon: 'circle-small' },
};

function iconOf({ tone, icon }: Item): vscode.ThemeIcon {
  const picture = pictures[tone];
  const colour = picture.colour === undefined ? undefined : new vscode.ThemeColor(picture.colour);
  return new vscode.ThemeIcon(icon ?? picture.icon, colour);
}

function treeItemOf(item: Item): vscode.TreeItem {
  const { label, description, hint, children, place } = item;
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const state = children.length === 0 ? None : item.place ? Collapsed : Expanded;
  const row = new vscode.TreeItem(label, state);
  row.id = item.id;
  row.description = description;
  row.iconPath = iconOf(item);
  const words = [label, description, hint].filter((part) => part);
  row.tooltip = words.join('\n');
  row.accessibilityInformation = { label: words.join(', ') };
  if (!place) return row;
  const uri = vscode.Uri.parse(place.file);
  const start = new vscode.Position(Math.max(0, place.line - 1), 0);
  row.command = {
    title: 'Open',
    command: 'vscode.open',
    arguments: [uri, { selection: new vscode.Range(start, start) }],
  };
  return row;
}

export interface Rows extends vscode.TreeDataProvider<Item> {
  readonly onDidChangeTreeData: vscode.Event<undefined>;
  show(items: readonly Item[]): void;
  dispose(): void;
}

/** A tree without rows. */
export function createRows(): Rows {
  const changed = new vscode.EventEmitter<undefined>();
  let items: readonly Item[] = [];
  return {
    onDidChangeTreeData: changed.event,
    getChildren: (item) => [...(item?.children ?? items)],
    getTreeItem: treeItemOf,
    getParent: (item) => parentIn(items, item),
    show: (now) => {
      items = now;
      changed.fire(undefined);
    },
    dispose: () => changed.dispose(),
  };
}

function parentIn(items: readonly Item[], child: Item): Item | undefined {
  for (const item of items) {
    if (item.children.some(({ id }) => id === child.id)) return item;
    const below = parentIn(item.children, child);
    if (below) return below;
  }
  return undefined;
}
