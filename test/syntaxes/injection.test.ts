/** The injection grammar over a small C grammar: what gets a scope of ours, and that comments and strings do not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import textmate from 'vscode-textmate';
import oniguruma from 'vscode-oniguruma';

/** Comments, strings and the member chains that a real C grammar takes in one match. */
const c = {
  scopeName: 'source.c',
  patterns: [
    { name: 'comment.line.c', match: '//.*$' },
    { name: 'comment.block.c', begin: '/\\*', end: '\\*/' },
    { name: 'string.quoted.double.c', begin: '"', end: '"' },
    {
      match: '([A-Za-z_]\\w*)((?:\\s*(?:->|\\.)\\s*[A-Za-z_]\\w*)+)',
      captures: { 2: { name: 'variable.c' } },
    },
    { name: 'keyword.c', match: '\\b(?:unsigned|long|return|define)\\b' },
  ],
  repository: {},
};

async function load(): Promise<textmate.IGrammar> {
  await oniguruma.loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  const injection = 'syntaxes/vfio.injection.tmLanguage.json';
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    getInjections: () => ['vfio.injection'],
    loadGrammar: async (scope) =>
      scope === 'vfio.injection'
        ? textmate.parseRawGrammar(readFileSync(injection, 'utf8'), injection)
        : textmate.parseRawGrammar(JSON.stringify(c), 'c.json'),
  });
  const grammar = await registry.loadGrammar('source.c');
  assert.ok(grammar);
  return grammar;
}

describe('injection grammar', () => {
  let grammar: textmate.IGrammar;
  before(async () => {
    grammar = await load();
  });

  /** The words of the source that got a scope of ours, each with that scope. */
  function ours(source: string): string[] {
    const found: string[] = [];
    let stack = textmate.INITIAL;
    for (const line of source.split('\n')) {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      for (const { startIndex, endIndex, scopes } of tokens) {
        const scope = scopes.find((name) => name.endsWith('.vfio'));
        if (scope !== undefined) found.push(`${line.slice(startIndex, endIndex)} ${scope}`);
      }
    }
    return found;
  }

  const pgoff = 'variable.other.member.pgoff.vfio';

  it('region macros of any prefix', () => {
    assert.deepEqual(ours('index = VFIO_PCI_OFFSET_TO_INDEX(off);'), [
      'VFIO_PCI_OFFSET_TO_INDEX support.function.vfio',
    ]);
    assert.deepEqual(ours('off = ACME_INDEX_TO_OFFSET(2);'), ['ACME_INDEX_TO_OFFSET support.function.vfio']);
    assert.deepEqual(ours('#define ACME_OFFSET_MASK ((1ULL << ACME_OFFSET_SHIFT) - 1)'), [
      'ACME_OFFSET_MASK support.constant.vfio',
      'ACME_OFFSET_SHIFT support.constant.vfio',
    ]);
  });

  it('vm_pgoff, at the end of any chain', () => {
    for (const start of ['vma->', 'vmf->vma->', 'area.', 'maps[i]->', 'vma_of(file)->', 'vma -> ', ''])
      assert.deepEqual(ours(`x = ${start}vm_pgoff + 1;`), [`vm_pgoff ${pgoff}`], start);
  });

  it('the pgoff of a fault, no other pgoff', () => {
    assert.deepEqual(ours('pfn = base + vmf->pgoff;'), [`pgoff ${pgoff}`]);
    assert.deepEqual(ours('x = pgoff + area->pgoff;'), []);
  });

  it('longer names are not taken', () => {
    assert.deepEqual(ours('x = vma->vm_pgoff_start + MY_OFFSET_MASKED + OFFSET_SHIFT;'), []);
  });

  it('nothing in comments and strings', () => {
    assert.deepEqual(ours('// vma->vm_pgoff'), []);
    assert.deepEqual(ours('/* VFIO_PCI_OFFSET_SHIFT\n vm_pgoff */'), []);
    assert.deepEqual(ours('pr_info("vm_pgoff VFIO_PCI_OFFSET_MASK");'), []);
  });

  it('the rest of the chain keeps the scopes of C', () => {
    const { tokens } = grammar.tokenizeLine('vma->vm_pgoff', textmate.INITIAL);
    assert.deepEqual(
      tokens.map(({ scopes }) => scopes.at(-1)),
      ['variable.other.object.access.c', 'punctuation.separator.pointer-access.c', pgoff],
    );
  });
});
