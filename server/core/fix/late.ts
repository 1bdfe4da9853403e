/** Members that a driver may still change after it is set up, while mappings live. */
import type { FunctionFacts } from '../c/ir.ts';
import { namesIn } from '../infer/digest.ts';
import type { InFile } from '../infer/resolve.ts';
import type { Scene } from './scene.ts';

/** Entries of a driver's tables that run before user space can map anything. */
const setUp = /^(?:probe|init|open_device|open|bind|bind_iommufd|match_token_uuid)$/;

/** The members of tables, at whatever depth, that name a function. */
function* entriesOf(scene: Scene, fn: InFile<FunctionFacts>): Generator<string> {
  for (const file of scene.program.files)
    for (const table of scene.program.contents(file.file).tables)
      for (const { path, value } of table.fields) {
        const names = namesIn([{ path, value }]);
        if (names.includes(fn.it.name) && scene.program.function(fn.it.name, file)?.it === fn.it)
          yield path.at(-1) ?? '';
      }
}

/** True where a function stores to the member itself, as far as types say: a local of that name is another thing. */
export function storesTo(
  { program }: Scene,
  { it, file }: InFile<FunctionFacts>,
  key: string,
  member: string,
): boolean {
  return (program.digest(it).targets.get(member) ?? []).some((target) => {
    const { expr } = target;
    // A variable of the file goes by its name alone; a local of that name hides it.
    if (key === member) return expr?.k === 'name' && !program.digest(it).types.has(member);
    if (expr && expr.k !== 'field') return false;
    const struct = expr ? program.structOf(expr.base, it, file) : (target.struct ?? '');
    return struct === '' || key.startsWith('.') || program.fieldKey(struct, member, file) === key;
  });
}

/** A function that writes one of the members (field keys) and is reached from an entry that is no set-up. */
export function lateWriter(
  scene: Scene,
  members: readonly string[],
): { fn: string; member: string } | undefined {
  for (const key of members) {
    const member = key.slice(key.lastIndexOf('.') + 1);
    for (const writer of scene.program.writers(member)) {
      if (!storesTo(scene, writer, key, member)) continue;
      const seen = new Set<FunctionFacts>();
      const queue = [writer];
      for (let next = queue.pop(); next; next = queue.pop()) {
        if (seen.has(next.it)) continue;
        seen.add(next.it);
        if ([...entriesOf(scene, next)].some((entry) => !setUp.test(entry)))
          return { fn: writer.it.name, member };
        queue.push(...scene.program.callers(next));
      }
    }
  }
  return undefined;
}
