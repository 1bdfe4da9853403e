/** What the audit's view shows, and in which order: asked of the person, or given with the command. */
import * as vscode from 'vscode';
import { filters, orders, type View } from './rows.ts';

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

async function choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(choices, { title }))?.value;
}

const filterWords: Readonly<Record<View['filter'], string>> = {
  all: 'All',
  violation: 'Violations',
  unknown: 'Unknown',
};

const orderWords: Readonly<Record<View['order'], string>> = {
  verdict: 'By Verdict',
  driver: 'By Driver',
  file: 'By File',
};

/** The filter: a verdict, or a text. A command may bring either. */
export async function chooseFilter(
  view: Pick<View, 'filter' | 'text'>,
  given: unknown,
): Promise<Pick<View, 'filter' | 'text'> | undefined> {
  const known = filters.find((filter) => filter === given);
  if (known) return { filter: known, text: '' };
  if (typeof given === 'string') return { filter: 'all', text: given };
  const choices: readonly Choice<View['filter'] | 'text'>[] = [
    ...filters.map((value) => ({
      label: filterWords[value],
      value,
      ...(value === view.filter && view.text === '' && { description: 'shown now' }),
    })),
    { label: 'With Text…', value: 'text', ...(view.text !== '' && { description: view.text }) },
  ];
  const chosen = await choose('Show in the Audit', choices);
  if (chosen === undefined) return undefined;
  if (chosen !== 'text') return { filter: chosen, text: '' };
  const prompt = 'A part of the name of a function, file, ops table, bus or rule';
  const text = await vscode.window.showInputBox({ title: 'Show in the Audit', prompt, value: view.text });
  return text === undefined ? undefined : { filter: view.filter, text };
}

/** The order. A command may bring it. */
export async function chooseOrder(
  view: Pick<View, 'order'>,
  given: unknown,
): Promise<Pick<View, 'order'> | undefined> {
  const known = orders.find((order) => order === given);
  const choices = orders.map((value) => ({
    label: orderWords[value],
    value,
    ...(value === view.order && { description: 'shown now' }),
  }));
  const order = known ?? (await choose('Sort the Audit', choices));
  return order && { order };
}
