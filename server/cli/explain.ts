/** The rules in words: the list of them, and the page of one. */
import type { RuleText } from './host.ts';

/** One line a rule, in columns. */
export function ruleList(rules: readonly RuleText[]): string {
  const widest = Math.max(0, ...rules.map((rule) => rule.id.length));
  return rules
    .map((rule) => `${rule.id.padEnd(widest)}  ${rule.severity.padEnd(7)}  ${rule.title}\n`)
    .join('');
}

const code = (source: string): string => '```c\n' + source.replace(/\n*$/, '\n') + '```\n';

/** The page of one rule, as Markdown. */
export function rulePage(rule: RuleText): string {
  return [
    `# ${rule.id}\n`,
    `${rule.title}\n`,
    `Severity: ${rule.severity}. Confidence: ${rule.confidence}. Fixes: ${rule.fixSafety}.\n`,
    `${rule.why.trim()}\n`,
    `## Reported\n`,
    code(rule.bad),
    `## Not reported\n`,
    code(rule.good),
  ].join('\n');
}
