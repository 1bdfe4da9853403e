/** Where a session stands between initialize and exit, and what a request gets that comes at the wrong time. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session.ts';

export interface Lifecycle {
  /** The running session; undefined before initialize and after shutdown. */
  readonly session: Session | undefined;
  /** Whether there is or was one. */
  readonly begun: boolean;
  start(session: Session): void;
  end(): void;
  /** The error for a request outside of the session. */
  refusal(): ResponseError<never>;
}

/** A session that has not begun. */
export function createLifecycle(): Lifecycle {
  let session: Session | undefined;
  let ended = false;
  return {
    get session() {
      return session;
    },
    get begun() {
      return ended || session !== undefined;
    },
    start: (started) => {
      session = started;
    },
    end: () => {
      session?.freshness.dispose();
      session = undefined;
      ended = true;
    },
    refusal: () =>
      ended
        ? new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down')
        : new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first'),
  };
}
