import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BuildReport } from '../../src/build/build-report.ts';
import type { Shard } from '../../src/build/shards.ts';
import { environmentOfBuilds, MOMENT } from './build.ts';
import type { Project } from './project.ts';

export type PressTask =
  | { do: 'build'; output: string; now: number; force?: boolean | undefined }
  | { do: 'shard'; shard: Shard; folder: string; now: number }
  | { do: 'merge'; shards: string; output: string };

export interface PressAnswer {
  /** What a build prints before its report. */
  said: string[];
  report?: BuildReport;
  /** How many pages and data files the site has. */
  total?: number;
  merged?: { files: number; shards: number };
  error?: { name: string; message: string };
}

/** A build that went well, and what it printed on its way. */
export type Built = BuildReport & { said: string[]; total: number };

export const NOW = MOMENT * 1000;

/**
 * Builds a project again and again in one process of its own, which spares each build Node’s start. It is not this process: a test
 * runner changes how modules load and what the environment says.
 */
export class Press {
  readonly #project: Project;
  readonly #process: ChildProcess;
  readonly #isReady: Promise<unknown>;

  constructor(project: Project) {
    this.#project = project;
    this.#process = fork(fileURLToPath(new URL('press-process.ts', import.meta.url)), {
      cwd: project.root,
      env: environmentOfBuilds(),
      execArgv: [],
    });
    this.#isReady = once(this.#process, 'message');
  }

  /** Rejects as `buildSite` throws, with the error’s own name. */
  async build({ output = this.#project.output, now = NOW, force }: Partial<Omit<PressTask & { do: 'build' }, 'do'>> = {}): Promise<Built> {
    const { report, total, said } = await this.#ask({ do: 'build', output, now, force });
    if (!report || total === undefined) throw new Error('The press has not reported.');
    return { ...report, total, said };
  }

  async buildShard(shard: Shard, folder: string, now = NOW): Promise<BuildReport> {
    const { report } = await this.#ask({ do: 'shard', shard, folder, now });
    if (!report) throw new Error('The press has not reported.');
    return report;
  }

  async merge(shards: string, output = this.#project.output): Promise<{ files: number; shards: number }> {
    const { merged } = await this.#ask({ do: 'merge', shards, output });
    if (!merged) throw new Error('The press has not reported.');
    return merged;
  }

  close(): void {
    this.#process.kill();
  }

  async #ask(task: PressTask): Promise<PressAnswer> {
    await this.#isReady;
    this.#process.send(task);
    const [answer] = (await once(this.#process, 'message')) as [PressAnswer];
    if (answer.error) throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
    return answer;
  }
}
