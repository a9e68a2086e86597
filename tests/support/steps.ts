import { Session, type Profiler } from 'node:inspector/promises';

/**
 * How many steps of code a piece of work takes: how often each block of the project’s own code and of its libraries is run, as V8 counts
 * them. Unlike seconds, they are the same on every machine. What the parser of Markdown does in machine code or to take over what that
 * has made, and what patterns do, is not among them.
 */
export class StepCounter {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    await this.#session.post('Profiler.takePreciseCoverage');
  }

  async count(work: () => void): Promise<number> {
    // Taking the counts sets them to nothing, and between two pieces of work none of the code that is counted is run.
    work();
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result.filter(isCounted).reduce((sum, script) => sum + stepsIn(script), 0);
  }

  async stop(): Promise<void> {
    await this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }
}

function isCounted({ url }: Profiler.ScriptCoverage): boolean {
  return /\/src\/|\/node_modules\/(?!\.?vite|.*vitest|satteri\/dist\/string-pool)/.test(url);
}

function stepsIn({ functions }: Profiler.ScriptCoverage): number {
  return functions.reduce((sum, { ranges }) => sum + ranges.reduce((steps, { count }) => steps + count, 0), 0);
}
