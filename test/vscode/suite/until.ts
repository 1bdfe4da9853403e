/** Waiting for what an editor does in its own time. */

async function wait<T>(what: string, get: () => T | undefined, most: number): Promise<T> {
  for (let tries = 0; tries < most; tries++) {
    const value = get();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Asks again and again until there is an answer. @throws after 25 s without one */
export const until = async <T>(what: string, get: () => T | undefined): Promise<T> => wait(what, get, 500);

/** The same for what hangs on a whole kernel. @throws after 150 s without an answer */
export const untilLate = async <T>(what: string, get: () => T | undefined): Promise<T> =>
  wait(what, get, 3000);

/** The editor cancels a request when something else stirs it (a tab that settles, say); a person would ask again. */
export async function asked<T>(ask: () => Thenable<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 5 || !(error instanceof Error) || error.name !== 'Canceled') throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
