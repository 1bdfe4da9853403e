/** Which repaired findings and which changed files are of one driver, so that they go into one mail. */
import type { Finding } from '../core/analysis/report.ts';

/** One driver with what was repaired in it. */
export interface Driver {
  /** What the subject of a mail begins with: `vfio/platform`. */
  readonly label: string;
  readonly findings: readonly Finding[];
  /** The files that its fixes change, also outside of its folder. */
  readonly files: ReadonlySet<string>;
}

/** Where a driver lives: what tells it from the others, and its label. */
interface Home {
  readonly key: string;
  readonly label: string;
}

interface Group extends Omit<Driver, 'label'> {
  readonly homes: readonly Home[];
}

/** For what is of no driver in particular, or of several. */
const subsystem = 'vfio';

/** The home of a file under drivers/vfio: each folder there, and each folder in drivers/vfio/pci, is a driver's. */
function kernelHome(file: string): Home | undefined {
  const mark = '/drivers/vfio/';
  const at = file.lastIndexOf(mark);
  if (at < 0) return undefined;
  const start = at + mark.length;
  const [top, below] = file.slice(start).split('/').slice(0, -1);
  const tree = file.slice(0, start);
  if (top === undefined) return { key: tree, label: subsystem };
  return top === 'pci' && below !== undefined
    ? { key: `${tree}pci/${below}`, label: `${subsystem}/${below}` }
    : { key: tree + top, label: `${subsystem}/${top}` };
}

/** Elsewhere a folder is a driver, and in the root each file is one. */
function otherHome(file: string, name: string): Home {
  if (/(?:^|\/)include\//.test(name)) return { key: file, label: subsystem };
  const parts = name.split('/');
  const base = parts.at(-1) ?? name;
  const folder = parts.at(-2);
  return folder === undefined || folder === '..'
    ? { key: file, label: `${subsystem}/${base.replace(/\.[ch]$/, '')}` }
    : { key: parts.slice(0, -1).join('/'), label: `${subsystem}/${folder}` };
}

/** A header's fix is at home where the driver is that it changes. */
function homeOf(finding: Finding, name: (file: string) => string): Home {
  const files = [finding.file, ...(finding.fix?.edits ?? []).map(({ file }) => file)];
  for (const file of files) {
    const home = kernelHome(file);
    if (home) return home;
  }
  return otherHome(finding.file, name(finding.file));
}

/** Sorts findings by driver. Drivers whose fixes change one file go together, since each file has one patch. */
export function byDriver(findings: readonly Finding[], name: (file: string) => string): readonly Driver[] {
  let groups: readonly Group[] = [];
  for (const finding of findings) {
    const home = homeOf(finding, name);
    const files = new Set(finding.fix?.edits.map(({ file }) => file));
    const isMet = (group: Group): boolean =>
      group.homes.some(({ key }) => key === home.key) || [...files].some((file) => group.files.has(file));
    const met = groups.filter(isMet);
    const merged: Group = {
      homes: [...met.flatMap(({ homes }) => homes), home],
      findings: [...met.flatMap((group) => group.findings), finding],
      files: new Set([...met.flatMap((group) => [...group.files]), ...files]),
    };
    groups = [...groups.filter((group) => !isMet(group)), merged];
  }
  return groups.map(({ homes, findings: own, files }) => {
    const [label = subsystem, ...others] = new Set(homes.map((home) => home.label));
    return { label: others.length > 0 ? subsystem : label, findings: own, files };
  });
}
