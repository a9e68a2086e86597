import { spawn } from 'node:child_process';

/** A script of the project that must end well. */
export interface Step {
  what: string;
  /** Its name in `package.json`. */
  script: string;
  environment: NodeJS.ProcessEnv;
  /** The scripts that must have ended well before. */
  after?: string[];
}

/** So many steps run side by side: none of them keeps all cores busy from its beginning to its end. */
const LANES = 2;

/**
 * Runs steps side by side, begun in their order. What the first of those that run says is shown at once, what the others say when it is
 * their turn. Once one has failed, none is begun any more. Returns those that have failed.
 */
export async function runSteps(steps: readonly Step[]): Promise<Step[]> {
  const waiting = [...steps];
  const passed = new Set<string>();
  const failed: Step[] = [];
  const running = new Set<Promise<void>>();
  const screen = new Screen();

  const begin = (step: Step) => {
    waiting.splice(waiting.indexOf(step), 1);
    const done = run(step, screen.place()).then((isGood) => {
      running.delete(done);
      if (isGood) passed.add(step.script);
      else failed.push(step);
    });
    running.add(done);
  };

  do {
    for (let next = nextOf(waiting, passed); next && running.size < LANES && failed.length === 0; next = nextOf(waiting, passed))
      begin(next);
    await Promise.race(running);
  } while (running.size > 0 || (waiting.length > 0 && failed.length === 0));
  return failed;
}

function nextOf(waiting: readonly Step[], passed: ReadonlySet<string>): Step | undefined {
  return waiting.find(({ after = [] }) => after.every((script) => passed.has(script)));
}

async function run({ what, script, environment }: Step, place: Place): Promise<boolean> {
  const started = Date.now();
  place.say(`\n▸ ${what} (npm run ${script})\n`);
  const running = spawn('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
    shell: process.platform === 'win32',
  });
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (data: Buffer) => {
      place.say(data);
    });
  const status = await new Promise<number | null>((resolve) => running.once('close', resolve));
  const seconds = String(Math.round((Date.now() - started) / 1000));
  place.say(status === 0 ? `✓ ${what} (${seconds} s)\n` : `✗ ${what} (${seconds} s)\n`);
  place.leave();
  return status === 0;
}

interface Place {
  say(words: string | Buffer): void;
  leave(): void;
}

/** Shows what several say at once one after another. */
class Screen {
  readonly #places: { kept: (string | Buffer)[]; hasLeft: boolean }[] = [];

  place(): Place {
    const own = { kept: [] as (string | Buffer)[], hasLeft: false };
    this.#places.push(own);
    return {
      say: (words) => {
        own.kept.push(words);
        this.#show();
      },
      leave: () => {
        own.hasLeft = true;
        this.#show();
      },
    };
  }

  #show(): void {
    for (let first = this.#places[0]; first; first = this.#places[0]) {
      for (const words of first.kept.splice(0)) process.stdout.write(words);
      if (!first.hasLeft) return;
      this.#places.shift();
    }
  }
}
