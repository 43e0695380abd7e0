/** A folder for the time of some work. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** A folder that whoever needs it creates; disposing of it removes it with all that is in it. */
export const temporaryFolder = (path: string): TemporaryFolder => ({
  path,
  async [Symbol.asyncDispose]() {
    try {
      await Deno.remove(path, { recursive: true });
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  },
});
