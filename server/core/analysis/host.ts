/** The outside, as the analysis sees it: reading files. Everything else (clock, process, editor) stays out of core. */

export interface Host {
  /** Names of the files directly in the folder that holds `file`, in that file's own naming scheme (path or URI). */
  siblings(file: string): Promise<readonly string[]>;
  /** A file's text; undefined where it does not exist or is not text. */
  read(file: string): Promise<string | undefined>;
}
