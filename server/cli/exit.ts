/** What the exit status says. */

export const exit = { clean: 0, findings: 1, wrong: 2, notAnalysed: 3 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];
