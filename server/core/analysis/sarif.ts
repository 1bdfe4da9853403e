/** Findings as SARIF 2.1.0 (OASIS, 27 March 2020): for code scanning services and the viewers of editors. */
import type { Lines } from './lines.ts';
import type { Because, Finding, Fix, Location, Range } from './report.ts';

/** What SARIF says of a rule. */
export interface SarifRule {
  readonly id: string;
  readonly severity: string;
  readonly confidence: string;
  readonly title: string;
  readonly why: string;
}

export interface SarifInput {
  /** In the order of the results. */
  readonly findings: readonly Finding[];
  /** Every rule that was at work. */
  readonly rules: readonly SarifRule[];
  /** The tool's version. */
  readonly version: string;
  /** Inputs that could not be analysed. */
  readonly errors: readonly { readonly file: string; readonly reason: string }[];
  /** A file as the reader sees it: relative to the root, with `/`. */
  readonly name: (file: string) => string;
  /** The lines that findings refer to; undefined for a text that is not at hand. */
  readonly lines: (file: string) => Lines | undefined;
}

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** A path as a relative reference; one outside the root, which starts at a slash or drive, as a file URI. */
export function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0];
  return drive === undefined ? encoded : `file:///${drive}${encoded.slice(`${drive}00`.length)}`;
}

type Name = SarifInput['name'];

const artifactOf = (name: Name, file: string) => {
  const uri = uriOf(name(file));
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: 'SRCROOT' };
};

/** Lines and columns count from 1; an end column is that of the character after the last. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

const physical = (name: Name, { file, range }: Location) => ({
  artifactLocation: artifactOf(name, file),
  region: regionOf(range),
});

const related = (name: Name, steps: readonly Because[]) =>
  steps.map((step, id) => ({
    id,
    physicalLocation: physical(name, step),
    message: { text: step.message },
  }));

function fixOf(name: Name, { title, review, edits }: Fix) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: review === undefined ? title : `${title}. To review: ${review}` },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactOf(name, file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          ...(newText === '' ? {} : { insertedContent: { text: newText } }),
        })),
    })),
  };
}

const offset = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** FNV-1a with 64 bits over UTF-16 units: no secret, only short. */
function hash(text: string): string {
  let value = offset;
  for (let i = 0; i < text.length; i++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * prime);
  return value.toString(16).padStart(16, '0');
}

/**
 * What stays of a finding while lines move: its rule, function and source line without white space, and its number among those
 * of which all that is the same in the file.
 */
function fingerprints(
  findings: readonly Finding[],
  lines: SarifInput['lines'],
): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const { rule, file, function: fn, message, range } = finding;
      const source = lines(file)?.line(range.start.line)?.replaceAll(/\s+/g, '') ?? '';
      const key = JSON.stringify([rule, fn, message, source]);
      const count = seen.get(`${file}\n${key}`) ?? 0;
      seen.set(`${file}\n${key}`, count + 1);
      return [finding, hash(`${key}${count}`)] as const;
    }),
  );
}

const precisions: Readonly<Record<string, string>> = { high: 'high', medium: 'medium', low: 'low' };

const ruleOf = ({ id, severity, confidence, title, why }: SarifRule) => ({
  id,
  name: id.replaceAll(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()),
  shortDescription: { text: title },
  fullDescription: { text: why },
  help: { text: why },
  defaultConfiguration: { level: severity },
  properties: { precision: precisions[confidence] ?? 'medium', tags: ['vfio', 'linux-kernel'] },
});

/** A finding about the code of a suppression belongs to no rule of the list. */
const indexOf = (rules: readonly SarifRule[], id: string) => {
  const ruleIndex = rules.findIndex((rule) => rule.id === id);
  return ruleIndex < 0 ? {} : { ruleIndex };
};

/** Renders a log with one run; columns are UTF-16 units, as in the other formats. */
export function sarifReport({ findings, rules, version, errors, name, lines }: SarifInput): string {
  const prints = fingerprints(findings, lines);
  const results = findings.map((finding) => ({
    ruleId: finding.rule,
    ...indexOf(rules, finding.rule),
    level: finding.severity,
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physical(name, finding),
        ...(finding.function === ''
          ? {}
          : { logicalLocations: [{ name: finding.function, kind: 'function' }] }),
      },
    ],
    ...(finding.because.length > 0 ? { relatedLocations: related(name, finding.because) } : {}),
    partialFingerprints: { 'vfioLint/v1': prints.get(finding) ?? '' },
    ...(finding.fix ? { fixes: [fixOf(name, finding.fix)] } : {}),
  }));
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'vfio-lint',
            semanticVersion: version,
            rules: rules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the source tree' } } },
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            toolExecutionNotifications: errors.map(({ file, reason }) => ({
              level: 'error',
              message: { text: reason },
              locations: [{ physicalLocation: { artifactLocation: artifactOf(name, file) } }],
            })),
          },
        ],
        results,
      },
    ],
  };
  return JSON.stringify(log, null, 2) + '\n';
}
