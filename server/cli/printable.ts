/** Text that is safe on a terminal and on one line: a file's name or source must not steer the reader's screen. */

/* oxlint-disable-next-line no-control-regex -- control characters are what this is about */
const control = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Writes control characters, tabs excepted, and text-direction marks as escapes. */
export function printable(text: string): string {
  return text.replace(control, (char) => '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'));
}
