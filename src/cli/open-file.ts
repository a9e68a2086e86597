import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Opens a file in the editor that the environment names ($VISUAL, $EDITOR), else in VS Code, else with what the system opens such
 * files with. Resolves to false when there is none; it never fails.
 */
export async function openFile(file: string, environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  for (const attempt of attempts(file, environment)) if (await attempt()) return true;
  return false;
}

function attempts(file: string, environment: NodeJS.ProcessEnv): (() => Promise<boolean>)[] {
  const named = [environment.VISUAL, environment.EDITOR].filter((editor) => editor !== undefined && editor.trim() !== '');
  return [
    ...named.map((editor) => () => runEditor(editor ?? '', file, environment)),
    ...(isOnPath('code', environment) ? [() => launch('code', ['--goto', file], environment)] : []),
    ...systemOpener(file, environment),
  ];
}

function systemOpener(file: string, environment: NodeJS.ProcessEnv): (() => Promise<boolean>)[] {
  if (process.platform === 'darwin') return [() => launch('open', ['-t', file], environment)];
  if (process.platform === 'win32') return [() => launch('notepad', [file], environment)];
  const hasScreen = [environment.DISPLAY, environment.WAYLAND_DISPLAY].some((screen) => screen !== undefined && screen !== '');
  return hasScreen && isOnPath('xdg-open', environment) ? [() => launch('xdg-open', [file], environment)] : [];
}

/** Editors that work in the terminal are waited for. The variable may hold options: `code --wait`. */
function runEditor(editor: string, file: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit', env })
      : spawn('sh', ['-c', `${editor} "$@"`, editor, file], { stdio: 'inherit', env });
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(false);
    });
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
}

/** Starts a program with a window of its own and lets it be. */
function launch(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn(command, args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32', env });
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(false);
    });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function isOnPath(command: string, { PATH = '', PATHEXT = '' }: NodeJS.ProcessEnv): boolean {
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : [''];
  return PATH.split(delimiter).some((folder) => endings.some((ending) => existsSync(join(folder, `${command}${ending}`))));
}
