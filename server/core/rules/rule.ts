/** What a rule is: a plain object that reads what inference saw of one file and yields findings. */
import type { Scene } from '../fix/scene.ts';
import type { FileFacts, Span } from '../c/ir.ts';
import type { Call, IndexUse, Operation, Site, Store } from '../infer/events.ts';
import type { Traced } from '../infer/infer.ts';
import type { UserEvent } from '../infer/user/run.ts';
import type { Step } from '../infer/value.ts';
import type { Draft, NoFix } from '../fix/draft.ts';

export type RuleSeverity = 'error' | 'warning' | 'note';

/** One finding, before its places become lines and columns. */
export interface Found {
  readonly site: Site;
  /** Where the finding is underlined; the site's own span where absent. */
  readonly span?: Span;
  /** One line, lower case, at most 90 characters: what the place takes and what it got. */
  readonly message: string;
  readonly severity?: RuleSeverity;
  readonly because: readonly Step[];
  /** The function whose call to invalidate by region offset misses the mapping. */
  readonly invalidatedBy?: string | undefined;
  readonly fix?: Draft | NoFix;
}

/** One file as the rules see it. */
export interface FileView extends Scene {
  readonly file: FileFacts;
  readonly stores: readonly Store[];
  readonly calls: readonly Call[];
  readonly operations: readonly Operation[];
  readonly uses: readonly IndexUse[];
  /** Counts a place where the rule looks, found or not: what its false alarms are to be measured by. */
  look(site: Pick<Site, 'file' | 'span'>): void;
  /** Some run of the whole program that leaves a mapping of frames region-encoded. */
  encodedBy(): Traced | undefined;
  /** What user-space code does with offsets on a device fd; nothing for the kernel's. */
  readonly user: readonly UserEvent[];
  /** The handler run in which a store was met. */
  tracedOf(store: Store): Traced | undefined;
}

/**
 * What a mail with a rule's fixes says, in whole sentences. `{functions}` stands for the functions that the sentence is
 * about, and `{s}` for the ending of a verb that they are the subject of.
 */
export interface MailText {
  /** What the patch does, in the imperative and without a full stop. */
  readonly subject: string;
  /** What is wrong in `{functions}`. */
  readonly defect: string;
  /** What comes of it in any driver. */
  readonly consequence: string;
  /** What comes of it where `{functions}` invalidate by region offset. */
  readonly invalidated?: string;
  /** What comes of it where nothing in sight invalidates. */
  readonly notInvalidated?: string;
}

export interface Rule {
  readonly id: string;
  readonly severity: RuleSeverity;
  /** Whose code it reads; the kernel's where absent. */
  readonly world?: 'user';
  readonly confidence: 'high' | 'medium' | 'low';
  /** The best that its fixes can be; each fix carries its own. */
  readonly fixSafety: 'safe' | 'review' | 'none';
  readonly title: string;
  readonly why: string;
  readonly bad: string;
  readonly good: string;
  readonly mail: MailText;
  check(view: FileView): Iterable<Found>;
}
