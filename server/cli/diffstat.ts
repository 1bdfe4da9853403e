/** The diffstat of a mail, as `git format-patch` prints it. */
import type { Patch } from './patch.ts';

/** Of the lines of a mail, git takes this much. */
const width = 72;

const scaled = (count: number, room: number, most: number): number =>
  count === 0 ? 0 : 1 + Math.floor((count * (room - 1)) / most);

const signs = (plus: number, minus: number): string => '+'.repeat(plus) + '-'.repeat(minus);

/** The plus and minus signs of one file in the room that there is. */
function graph({ added, deleted }: Patch, room: number, most: number): string {
  if (most < room) return signs(added, deleted);
  const drawn = scaled(added + deleted, room, most);
  const total = drawn < 2 && added > 0 && deleted > 0 ? 2 : drawn;
  const less = scaled(Math.min(added, deleted), room, most);
  return added < deleted ? signs(less, total - less) : signs(total - less, less);
}

/** The end of a name that is too long, from a slash on where there is one. */
function shortened(name: string, room: number): string {
  if (name.length <= room) return name;
  const end = name.slice(name.length - Math.max(0, room - 3));
  return '...' + end.slice(Math.max(0, end.indexOf('/')));
}

const counted = (count: number, one: string, several: string): string =>
  `${count} ${count === 1 ? one : several}`;

function summary(patches: readonly Patch[]): string {
  const added = patches.reduce((sum, patch) => sum + patch.added, 0);
  const deleted = patches.reduce((sum, patch) => sum + patch.deleted, 0);
  const parts = [counted(patches.length, 'file changed', 'files changed')];
  if (added > 0 || deleted === 0) parts.push(counted(added, 'insertion(+)', 'insertions(+)'));
  if (deleted > 0 || added === 0) parts.push(counted(deleted, 'deletion(-)', 'deletions(-)'));
  return ` ${parts.join(', ')}`;
}

/** How many columns names and signs get: signs give way first, down to three eighths of the line. */
function rooms(longest: number, digits: number, most: number): readonly [names: number, graphs: number] {
  const free = width - digits - 6;
  if (longest + most <= free) return [longest, most];
  const graphs = Math.min(most, Math.max(6, Math.floor((width * 3) / 8) - digits - 6));
  return longest > free - graphs ? [free - graphs, graphs] : [longest, free - longest];
}

/** One line a file, and the sum. */
export function diffstat(patches: readonly Patch[]): readonly string[] {
  const most = Math.max(...patches.map(({ added, deleted }) => added + deleted));
  const digits = String(most).length;
  const [names, graphs] = rooms(Math.max(...patches.map(({ name }) => name.length)), digits, most);
  const lines = patches.map((patch) => {
    const count = String(patch.added + patch.deleted).padStart(digits);
    return ` ${shortened(patch.name, names).padEnd(names)} | ${count} ${graph(patch, graphs, most)}`;
  });
  return [...lines, summary(patches)];
}
