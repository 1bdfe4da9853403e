/** The words of a mail: what was wrong in a driver, what came of it, and what its fixes do. */
import type { Finding } from '../core/analysis/report.ts';
import type { Driver } from './drivers.ts';
import type { RuleText } from './host.ts';

export interface Message {
  /** Without the driver. */
  readonly subject: string;
  /** Paragraphs. */
  readonly body: readonly string[];
  /** For who applies the patch, not for the history. */
  readonly notes: readonly string[];
}

/** The subject where fixes of several rules go together. */
const ofSeveralRules = 'Repair the use of vm_pgoff';

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} and ${last}`;
}

/** Where a finding is, in words. */
type Where = (finding: Finding) => string;

/** Findings by a text that they share, in the order in which it is first met. */
function shared(
  findings: readonly Finding[],
  textOf: (finding: Finding) => string | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const text = textOf(finding);
    if (text !== undefined) groups.set(text, [...(groups.get(text) ?? []), finding]);
  }
  return groups;
}

/** A rule's sentence about these functions. */
function filled(sentence: string, functions: readonly string[]): string {
  const ending = new Set(functions).size === 1 ? 's' : '';
  return sentence.replaceAll('{s}', ending).replaceAll('{functions}', () => listed(functions));
}

/** Defect and consequence of one rule's findings: those that somebody invalidates apart from the others. */
function defects({ mail }: RuleText, findings: readonly Finding[], where: Where): string[][] {
  return [true, false].flatMap((invalidated) => {
    const own = findings.filter((finding) => (finding.invalidatedBy !== undefined) === invalidated);
    if (own.length === 0) return [];
    const by = own.flatMap((finding) => finding.invalidatedBy ?? []).map((name) => `${name}()`);
    const special = invalidated ? mail.invalidated : mail.notInvalidated;
    return [
      [
        filled(mail.defect, own.map(where)),
        mail.consequence,
        ...(special === undefined ? [] : [filled(special, by)]),
      ],
    ];
  });
}

/** What the fixes do; where they differ, each with its functions. */
function changes(findings: readonly Finding[], where: Where): string[] {
  const groups = shared(findings, ({ fix }) => fix?.change);
  if (groups.size < 2) return [...groups.keys()];
  return [...groups].map(
    ([change, own]) => `In ${listed(own.map(where))}, ${change.charAt(0).toLowerCase()}${change.slice(1)}`,
  );
}

/** The message for one driver's fixes. */
export function messageFor(driver: Driver, rules: readonly RuleText[], where: Where): Message {
  const { findings } = driver;
  const broken = rules.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const told = broken.flatMap((rule) =>
    defects(
      rule,
      findings.filter((finding) => finding.rule === rule.id),
      where,
    ),
  );
  const said = new Set<string>();
  const body = [...told, changes(findings, where)].map((sentences) =>
    sentences.filter((sentence) => !said.has(sentence) && said.add(sentence)).join(' '),
  );
  const [only, ...others] = broken;
  const reviews = shared(findings, ({ fix }) => (fix?.safety === 'review' ? (fix.review ?? '') : undefined));
  return {
    subject: only !== undefined && others.length === 0 ? only.mail.subject : ofSeveralRules,
    body: body.filter(Boolean),
    notes: [...reviews].map(([review, own]) => `To review in ${listed(own.map(where))}: ${review}`),
  };
}
