/** The outside, as the analysis sees it: reading files. Everything else (clock, process, editor) stays out of core. */

export interface Host {
  /** Names of the files directly in the folder that holds `file`, in that file's own naming scheme (path or URI). */
  siblings(file: string): Promise<readonly string[]>;
  /** A file's text; undefined where it does not exist or is not text. */
  read(file: string): Promise<string | undefined>;
}

/** How far a long task is. */
export interface Progress {
  readonly doing: 'reading' | 'analysing';
  /** Files read of those to read, or entries of drivers run of those that are known by then. */
  readonly done: number;
  readonly total: number;
}

/** How a long task is watched and ended. Core has no clock and no timer: only its host can let other work in. */
export interface Course {
  progress?(at: Progress): void;
  /** Asked between two files and between two handlers; once it is true the task ends without a result. */
  isCancelled?(): boolean;
  /** Waits until other work that is due was done; without it a task runs through. */
  pause?(): Promise<void>;
}
