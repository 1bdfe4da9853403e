/** What the tests of mails share: rules that have words for the fixture's, and looks into what was printed. */
import type { CliHost } from '../../server/cli/host.ts';
import { needle, rule, type Folder, type Outcome } from './fixture.ts';

const word = (id: string): CliHost['rules'][number] => ({ ...rule, id: `word-${id}` });

const kept = {
  ...word('kept'),
  mail: {
    subject: 'Let words go',
    defect: '{functions} keep{s} a word.',
    consequence: 'Bad words are not heard.',
    invalidated: '{functions} depend{s} on it.',
    notInvalidated: 'Nobody asks.',
  },
};

export const rules = [word('bad'), word('pair'), word('far'), word('look'), word('lines'), kept];
export const from = ['--from', 'Demo "D." Sender <sender@example.org>'];

export const mails = (folder: Folder, ...args: readonly string[]): Promise<Outcome> =>
  folder.run(['check', '--format', 'patch', ...args], { rules });

export const subjects = ({ stdout }: Outcome): readonly string[] =>
  [...stdout.matchAll(/^Subject: \[PATCH\] (.*)$/gm)].map(([, text = '']) => text);

/** A mail without its first line, its date and its diff. */
export const upToDiff = (mail: string): string =>
  mail.slice(mail.indexOf('\n'), mail.indexOf('\ndiff --git')).replace(/^Date: .*\n/m, '');

/** What stands between the head of the only mail and its diff. */
export const textOf = ({ stdout }: Outcome): string =>
  stdout.slice(stdout.indexOf('\n\n') + 2, stdout.indexOf('\ndiff --git'));

export const bad = (name: string, words = 'BAD'): string => `${needle}int ${name}(void)\n{\n\t${words};\n}\n`;
